//! The addresses, and the way from a request to its answer.

use std::{io, sync::Arc};

use axum::{
    Router,
    extract::{Query, State},
    http::{Uri, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use onrecord_store::Store;
use tokio::{net::TcpListener, task};

use crate::{
    Config,
    answer::{Refusal, Shape, as_page, as_twin},
    everyone::Everyone,
    guard::guard,
    index::{self, Asked},
    page, people, twin,
};

const STYLE: &str = include_str!("style.css");

/// What every request is answered from.
struct Room {
    config: Arc<Config>,
    everyone: Everyone,
}

/// The pages of a record.
pub fn app(config: Config) -> Router {
    let config = Arc::new(config);
    let room = Arc::new(Room { everyone: Everyone::of(&config.record), config: Arc::clone(&config) });
    Router::new()
        .route("/", get(list))
        .route("/index.json", get(list))
        .route("/articles/{name}", get(article))
        .route("/people", get(people))
        .route("/people.json", get(people))
        .route("/people/{name}", get(entry))
        .route("/style.css", get(style))
        .fallback(nothing)
        .layer(middleware::from_fn_with_state(config, guard))
        .with_state(room)
}

/// Answers on `listener` with the pages of `app` until `stop` is done; answers that were begun are finished.
///
/// # Errors
///
/// If the operating system will not let it listen any more.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, app).with_graceful_shutdown(stop).await
}

async fn list(State(room): State<Arc<Room>>, uri: Uri) -> Response {
    let shape = Shape::of(&uri);
    answer(room, shape, move |store, _| {
        let Ok(Query(asked)) = Query::<Asked>::try_from_uri(&uri) else {
            return Err(Refusal::wrong_query());
        };
        let index = index::index(store, &asked)?.ok_or_else(Refusal::not_found)?;
        Ok(match shape {
            Shape::Page => as_page(page::index(&index)),
            Shape::Twin => as_twin(&index)?,
        })
    })
    .await
}

async fn article(State(room): State<Arc<Room>>, uri: Uri) -> Response {
    let shape = Shape::of(&uri);
    answer(room, shape, move |store, _| {
        let id = number_under("/articles/", uri.path()).ok_or_else(Refusal::not_found)?;
        let record = store.article(id)?.ok_or_else(Refusal::not_found)?;
        Ok(match shape {
            Shape::Page => as_page(page::article(&record)),
            Shape::Twin => as_twin(&twin::article(&record))?,
        })
    })
    .await
}

async fn people(State(room): State<Arc<Room>>, uri: Uri) -> Response {
    let shape = Shape::of(&uri);
    answer(room, shape, move |store, everyone| {
        let Ok(Query(asked)) = Query::<people::Asked>::try_from_uri(&uri) else { return Err(Refusal::wrong_query()) };
        let people = people::people(store, everyone, &asked)?.ok_or_else(Refusal::not_found)?;
        Ok(match shape {
            Shape::Page => as_page(page::people(&people)),
            Shape::Twin => as_twin(&people)?,
        })
    })
    .await
}

async fn entry(State(room): State<Arc<Room>>, uri: Uri) -> Response {
    let shape = Shape::of(&uri);
    answer(room, shape, move |store, _| {
        let id = number_under("/people/", uri.path()).ok_or_else(Refusal::not_found)?;
        let Ok(Query(asked)) = Query::<people::AskedPage>::try_from_uri(&uri) else {
            return Err(Refusal::wrong_query());
        };
        let entry = people::entry(store, id, asked)?.ok_or_else(Refusal::not_found)?;
        Ok(match shape {
            Shape::Page => as_page(page::entry(&entry)),
            Shape::Twin => as_twin(&entry)?,
        })
    })
    .await
}

/// The number in a path. It is written in one way only, so that an article has one address.
fn number_under(folder: &str, path: &str) -> Option<i64> {
    let name = path.strip_prefix(folder)?;
    let name = name.strip_suffix(".json").unwrap_or(name);
    let id: i64 = name.parse().ok()?;
    (id.to_string() == name).then_some(id)
}

/// Opens the record and puts a question to it, on a thread where waiting holds up nobody else.
async fn answer<Q>(room: Arc<Room>, shape: Shape, question: Q) -> Response
where
    Q: FnOnce(&Store, &Everyone) -> Result<Response, Refusal> + Send + 'static,
{
    let config = Arc::clone(&room.config);
    let asked = move || {
        let mut store = Store::open_read_only(&room.config.record)?;
        store.set_given(room.config.given.clone());
        question(&store, &room.everyone)
    };
    let answered = task::spawn_blocking(asked).await;
    let answered = answered.unwrap_or_else(|broken| Err(Refusal::failed(broken.to_string())));
    answered.unwrap_or_else(|refusal| {
        if let Some(detail) = &refusal.detail {
            (config.on_error)(detail);
        }
        refusal.respond(shape)
    })
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

async fn nothing(uri: Uri) -> Response {
    Refusal::not_found().respond(Shape::of(&uri))
}
