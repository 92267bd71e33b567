#!/usr/bin/env bash
# Fetches a release's archive, compares its SHA-256 sum, and unpacks it into ~/.cache/waymark/VERSION.
#   RELEASES  the address below which the releases lie
#   VERSION   the release
#   SHA256    the sum; empty: the one that the release publishes
set -euo pipefail

system=$(uname -s | sed 's/Linux/linux/; s/Darwin/macos/')
name="waymark-$VERSION-$system-$(uname -m)"
home="$HOME/.cache/waymark/$VERSION"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fetch() {
  curl --fail --silent --show-error --location --retry 3 --output "$scratch/$1" "$RELEASES/v$VERSION/$1" || {
    echo "::error::waymark $VERSION has no $1; see $RELEASES" >&2
    exit 2
  }
}

fetch "$name.tar.gz"
if [ -z "$SHA256" ]; then
  fetch SHA256SUMS
  SHA256=$(sed -n "s/  $name.tar.gz\$//p" "$scratch/SHA256SUMS")
fi
sum=$( (sha256sum "$scratch/$name.tar.gz" 2>/dev/null || shasum -a 256 "$scratch/$name.tar.gz") | cut -d ' ' -f 1)
if [ "$sum" != "$SHA256" ]; then
  echo "::error::the SHA-256 sum of $name.tar.gz is $sum, not ${SHA256:-among those that the release publishes}" >&2
  exit 2
fi
mkdir -p "$home"
tar -xzf "$scratch/$name.tar.gz" -C "$home" --strip-components 1
