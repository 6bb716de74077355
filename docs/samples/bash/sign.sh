#!/usr/bin/env bash
# Sign a private request of Kraken's Spot REST API. Bash 4 or newer, openssl, curl and jq.
#
#   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | ./sign.sh    prints the API-Sign
#   ./sign.sh balance [form|json] [nonce]                                   calls Balance
set -euo pipefail

# The value of the API-Sign header: sign PATH NONCE BODY SECRET; BODY is the exact text that is sent.
# The digest goes through a pipe, never into a variable: a shell variable loses NUL bytes and final newlines.
# openssl takes the key as an argument, which other users of the same machine can see: use a machine of your own.
sign() {
  local key
  key=$(printf %s "$4" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
  [[ -n $key ]] || { echo "the secret is not base64" >&2; return 1; }
  { printf %s "$1"; printf %s "$2$3" | openssl dgst -sha256 -binary; } |
    openssl dgst -sha512 -mac HMAC -macopt "hexkey:$key" -binary |
    openssl base64 -A
}

# Nanoseconds, kept in a file under a lock: no two processes that share it get the same.
next_nonce() (
  file=${NONCE_FILE:-${TMPDIR:-/tmp}/kraken-nonce}
  exec 9>>"$file.lock"
  flock 9
  last=$(cat "$file" 2>/dev/null || echo 0)
  now=$(date +%s%N)
  echo $((now > last ? now : last + 1)) | tee "$file"
)

# POST to a private endpoint: call ENDPOINT form|json NONCE [NAME=VALUE …].
call() {
  local path=/0/private/$1 kind=$2 nonce=$3 body
  local type=application/x-www-form-urlencoded write='map("\(.key)=\(.value | @uri)") | join("&")'
  shift 3
  [[ $kind == json ]] && type=application/json write='from_entries | tojson'
  body=$(jq -nr '[$ARGS.positional[] | capture("^(?<key>[^=]+)=(?<value>.*)$"; "s")] | '"$write" --args "nonce=$nonce" "$@")
  curl --silent --show-error --max-time 15 --data-raw "$body" \
    --header "Content-Type: $type" \
    --header "API-Key: $KRAKEN_API_KEY" \
    --header "API-Sign: $(sign "$path" "$nonce" "$body" "$KRAKEN_API_SECRET")" \
    "${KRAKEN_API_URL:-https://api.kraken.com}$path"
}

# Where this reference explains an error string.
page_of() {
  printf 'errors/%s/' "$(printf %s "$1" | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9]+/-/g; s/^-|-$//g')"
}

if [[ ${1:-} == balance ]]; then
  reply=$(call Balance "${2:-form}" "${3:-$(next_nonce)}")
  jq -r '.error[]' <<<"$reply" | while IFS= read -r error; do echo "$error $(page_of "$error")"; done
  jq -c 'select(.error == []) | .result' <<<"$reply"
else
  # NUL marks the ends: unlike $(…), it leaves newlines at the end of a value alone.
  jq -j '.path, .nonce, .body, .secret | "\(.)\u0000"' |
    while IFS= read -rd '' path && IFS= read -rd '' nonce && IFS= read -rd '' body && IFS= read -rd '' secret; do
      sign "$path" "$nonce" "$body" "$secret"
      echo
    done
fi
