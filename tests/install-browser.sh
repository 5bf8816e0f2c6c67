#!/bin/sh
# The browser tests need Chromium. Install it where we may; elsewhere they say why they skip.
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium for the browser tests (once)..." >&2
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium poppler-utils fonts-dejavu-core >/dev/null 2>&1 && exit 0
fi
echo "Chromium is not here and cannot be installed; the browser tests will be skipped." >&2
exit 0
