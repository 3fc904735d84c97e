//! `serve`: the record in a browser, on this machine.

use std::{net::SocketAddr, path::Path, sync::Arc};

use anyhow::Context;
use onrecord::record::Decision;
use onrecord_web::Config;
use tokio::{net::TcpListener, sync::Notify};

use crate::{Outcome, args::Serve};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Serve) -> anyhow::Result<Outcome> {
    let (_, names) = super::open_with_names(db, names)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(db, names.decisions(), SocketAddr::new(args.host, args.port)))?;
    Ok(Outcome::Done)
}

async fn serve(db: &Path, given: Vec<Decision>, address: SocketAddr) -> anyhow::Result<()> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?;
    let ended = on_interrupt()?;
    if !address.ip().is_loopback() {
        eprintln!("other machines can read this record at http://{address}");
    }
    eprintln!("reading room: http://{address}  (Ctrl-C ends it)");
    let config = Config {
        // A name that this machine is called by in the network cannot be known; its address can.
        hosts: vec![address.ip().to_string()],
        given,
        on_error: Arc::new(|problem| eprintln!("error: {problem}")),
        ..Config::new(db)
    };
    let app = onrecord_web::app(config);
    onrecord_web::serve(listener, app, async move { ended.notified().await }).await?;
    Ok(())
}

/// Notified by Ctrl-C; it listens from now on, not only when it is waited for.
fn on_interrupt() -> anyhow::Result<Arc<Notify>> {
    let ended = Arc::new(Notify::new());
    let notified = Arc::clone(&ended);
    ctrlc::set_handler(move || notified.notify_one()).context("cannot listen for Ctrl-C")?;
    Ok(ended)
}
