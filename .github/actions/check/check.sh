#!/usr/bin/env bash
# Checks a folder: annotations on standard output, a summary of the job, SARIF where it is asked for.
#   WAYMARK        the program; without it the one that fetch.sh brought
#   CHECK_PATH     what to check
#   STRICT         `true`: warnings fail too
#   CHANGED_SINCE  a commit: only files changed since it are reported
#   BASELINE       a baseline's file
#   SARIF          a file to write SARIF into
set -uo pipefail

program="${WAYMARK:-$HOME/.cache/waymark/$VERSION/waymark}"
options=()
[ "${STRICT:-}" = true ] && options+=(--strict)
[ -n "${CHANGED_SINCE:-}" ] && options+=(--changed-since "$CHANGED_SINCE")
[ -n "${BASELINE:-}" ] && options+=(--baseline "$BASELINE")

check() { "$program" check "$CHECK_PATH" ${options[@]+"${options[@]}"} --format "$1"; }

check github
status=$?
[ -n "${SARIF:-}" ] && check sarif >"$SARIF"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  {
    echo "### Waymark"
    echo
    check text 2>/dev/null | tail -n 1
    echo
    # The pages with the most findings: GitLab's report has one line for the path of each.
    pages=$(check gitlab 2>/dev/null | sed -n 's/^ *"path": "\(.*\)"$/\1/p' | sort | uniq -c | sort -k1,1nr -k2 | head -n 10)
    if [ -n "$pages" ]; then
      echo "| Findings | Page |"
      echo "|---:|---|"
      echo "$pages" | sed 's/^ *\([0-9]*\) \(.*\)$/| \1 | `\2` |/'
    fi
  } >>"$GITHUB_STEP_SUMMARY"
fi
exit $status
