//! Sign a private request of Kraken's Spot REST API. Rust 2021.
//!
//!     echo '{"path": …, "nonce": …, "body": …, "secret": …}' | cargo run    prints the API-Sign
//!     cargo run balance [form|json] [nonce]                                   calls Balance

use std::env;
use std::error::Error;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, Mac};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256, Sha512};
use url::form_urlencoded;

/// The value of the API-Sign header; `body` is the exact text that is sent.
pub fn sign(path: &str, nonce: &str, body: &str, secret: &str) -> Result<String, base64::DecodeError> {
    let inner = Sha256::new().chain_update(nonce).chain_update(body).finalize();
    let mut outer = Hmac::<Sha512>::new_from_slice(&base64::decode(secret)?).expect("any key length will do");
    outer.update(path.as_bytes());
    outer.update(&inner);
    Ok(base64::encode(outer.finalize().into_bytes()))
}

static LAST_NONCE: AtomicU64 = AtomicU64::new(0);

/// Nanoseconds, raised by one where the clock stands still: no two threads get the same.
pub fn next_nonce() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_nanos() as u64;
    let rise = |last: u64| Some(now.max(last + 1));
    let last = LAST_NONCE.fetch_update(Ordering::SeqCst, Ordering::SeqCst, rise).unwrap();
    now.max(last + 1).to_string()
}

/// POST to a private endpoint.
pub fn call(endpoint: &str, parameters: &[(&str, &str)], json: bool, nonce: &str) -> Result<Value, Box<dyn Error>> {
    let path = format!("/0/private/{endpoint}");
    let fields = [&[("nonce", nonce)], parameters].concat();
    let body = if json {
        let object: Map<String, Value> = fields.iter().map(|(name, value)| (name.to_string(), (*value).into())).collect();
        Value::Object(object).to_string()
    } else {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
    };
    let base = env::var("KRAKEN_API_URL").unwrap_or_else(|_| "https://api.kraken.com".into());
    let response = ureq::post(&(base + &path))
        .timeout(Duration::from_secs(15))
        .set("Content-Type", if json { "application/json" } else { "application/x-www-form-urlencoded" })
        .set("API-Key", &env::var("KRAKEN_API_KEY")?)
        .set("API-Sign", &sign(&path, nonce, &body, &env::var("KRAKEN_API_SECRET")?)?)
        .send_string(&body);
    let response = match response {
        Err(ureq::Error::Status(_, response)) => response, // Kraken answers JSON with a 404, too
        other => other?,
    };
    let status = response.status();
    serde_json::from_str(&response.into_string()?).map_err(|_| format!("HTTP {status}").into())
}

/// Where this reference explains an error string.
pub fn page_of(error: &str) -> String {
    let lower = error.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("errors/{}/", words.join("-"))
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.first().map(String::as_str) == Some("balance") {
        let nonce = arguments.get(2).cloned().unwrap_or_else(next_nonce);
        let reply = call("Balance", &[], arguments.get(1).map(String::as_str) == Some("json"), &nonce)?;
        let errors: Vec<&str> = reply["error"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for error in &errors {
            println!("{error} {}", page_of(error));
        }
        if errors.is_empty() {
            println!("{}", reply["result"]);
        }
        return Ok(());
    }
    for line in io::stdin().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let [path, nonce, body, secret] =
            ["path", "nonce", "body", "secret"].map(|name| request[name].as_str().unwrap_or_default());
        println!("{}", sign(path, nonce, body, secret)?);
    }
    Ok(())
}
