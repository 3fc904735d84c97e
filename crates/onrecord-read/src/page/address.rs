//! The address by which a page wants its article to be known.

use serde_json::Value;
use url::Url;

use super::places::Places;

/// The canonical address of the article: as the page links to it, then as it tells social networks, then in JSON-LD.
///
/// **Leaves alone** what is no address of the web, a bare home page, and an address on another site than the one that the page
/// was found on: a page must not pass for an article of somebody else's.
pub(super) fn canonical(places: &Places<'_, '_>, at: Option<&str>) -> Option<String> {
    let at = at.and_then(|at| Url::parse(at).ok());
    let is_link = |element: &&super::elements::Element<'_>| element.is("link") && element.has("rel", "canonical");
    let links = places.elements.iter().filter(is_link).filter_map(|element| element.get("href"));
    let shared = places.metas(&["og:url"]).map(str::to_owned);
    let described = places.json_ld.articles().flat_map(|article| {
        let page = article.get("mainEntityOfPage");
        let named = [page, page.and_then(|page| page.get("@id")), article.get("url")];
        named.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
    });
    links.chain(shared).chain(described).find_map(|written| sound(&written, at.as_ref()))
}

/// The address that a link leads to from this page, if it stays on its site.
pub(crate) fn address_in(link: &str, page: &str) -> Option<String> {
    let page = Url::parse(page).ok()?;
    let url = page.join(link.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && is_same_site(&page, &url)).then(|| url.into())
}

/// The address, if it is one of an article on this site. A place within the page is left out.
fn sound(written: &str, at: Option<&Url>) -> Option<String> {
    let mut url = match at {
        Some(at) => at.join(written.trim()).ok()?,
        None => Url::parse(written.trim()).ok()?,
    };
    url.set_fragment(None);
    let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    let is_home = HOME.contains(&url.path()) && url.query().is_none();
    (is_web && !is_home && at.is_none_or(|at| is_same_site(at, &url))).then(|| url.into())
}

/// Paths of home pages.
const HOME: [&str; 5] = ["", "/", "/index.htm", "/index.html", "/index.php"];

/// Whether one is the host of the other or above it, as `post.example` and `amp.post.example` are; `www` is no difference.
fn is_same_site(one: &Url, other: &Url) -> bool {
    let host = |url: &Url| url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let (one, other) = (host(one), host(other));
    let is_above =
        |above: &str, host: &str| host.strip_suffix(above).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    !one.is_empty() && !other.is_empty() && (is_above(&one, &other) || is_above(&other, &one))
}
