#!/usr/bin/env bash
# Uploads a built site: s3-upload.sh SITE_FOLDER, with BUCKET and, for the purge, DISTRIBUTION in the environment.
# AWS names another program for the uploads, such as `echo aws` for a rehearsal.
set -euo pipefail
site=${1:?the folder of the built site}
: "${BUCKET:?the name of the bucket}"
aws=(${AWS:-aws})

# The upload of everything but hashed files leaves these hashed names out.
hashed=()
while IFS= read -r file; do hashed+=("${file#"$site"/}"); done < <(
  find "$site" -type f | LC_ALL=C sort | grep -E '\.[0-9a-f]{8,64}(\.min)?\.[a-z0-9.]+$'
)

upload() { # upload CACHE-CONTROL FILE…: one call a type, since the type is a setting of the call
  local cache=$1 file type
  shift
  for file in "$@"; do
    case $file in
      *.html) type='text/html; charset=utf-8' ;;
      *.js | *.mjs) type='text/javascript; charset=utf-8' ;;
      *.css) type='text/css; charset=utf-8' ;;
      *.json | *.map) type='application/json' ;;
      *.wasm) type='application/wasm' ;;
      *.md) type='text/markdown; charset=utf-8' ;;
      *.svg) type='image/svg+xml' ;;
      *.xml) type='application/xml' ;;
      *.txt) type='text/plain; charset=utf-8' ;;
      *.png) type='image/png' ;;
      *) type='application/octet-stream' ;;
    esac
    "${aws[@]}" s3 cp "$site/$file" "s3://$BUCKET/$file" --content-type "$type" --cache-control "$cache" --only-show-errors
  done
}

upload 'public, max-age=31536000, immutable' "${hashed[@]}"
mapfile -t others < <(
  cd "$site" && find . -type f ! -name _headers -printf '%P\n' | LC_ALL=C sort | grep -vxF "$(printf '%s\n' "${hashed[@]}")"
)
upload 'public, max-age=0, must-revalidate' "${others[@]}"
if [[ -n ${DISTRIBUTION:-} ]]; then
  "${aws[@]}" cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '/*'
fi
