#!/usr/bin/env bash
# Installs the Debian package in bare roots of Debian 12 and 13, and does there what a newcomer does. Needs root, and
# debootstrap and dpkg of Debian; a root that is there already is used again.
#   roots.sh PACKAGE FOLDER   the package that `make dist` made, and where the roots are
set -euo pipefail
package=$1
roots=$2
mounted=()
trap 'for folder in "${mounted[@]}"; do umount "$folder"; done' EXIT

# What is run in a root: nothing but the C library and a shell is there.
newcomer='
set -eu
dpkg --install /tmp/waymark.deb >/dev/null
cd "$(mktemp -d)"
waymark --version
waymark new site site >/dev/null
waymark build site
waymark check site
test -s site/public/index.html
mkdir repository
printf "# A\n\n\`\`\`json .mcp.json\n{\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}\n\`\`\`\n" >repository/README.md
status=0
waymark check repository >found || status=$?
tail -n 1 found
test "$status" = 1
grep -q "README.md:4:23: error\[unknown-property\]: the key .comand. is not known here" found
waymark --licenses | grep -q "PCRE2"
'

for suite in bookworm trixie; do
  root=$roots/$suite
  [ -x "$root/bin/sh" ] || debootstrap --variant=minbase "$suite" "$root" >/dev/null
  cp "$package" "$root/tmp/waymark.deb"
  if ! [ -e "$root/proc/self" ]; then
    mount -t proc proc "$root/proc"
    mounted+=("$root/proc")
  fi
  echo "Debian $(cat "$root/etc/debian_version")"
  chroot "$root" /bin/sh -c "$newcomer"
done
