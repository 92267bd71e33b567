/// What builds, checks, publishes and watches a new site where its repository is hosted. The program comes from PyPI.
extension Scaffold {
    /// The files.
    ///
    /// - Parameters:
    ///   - version: the version of the program that they install.
    ///   - place: the site's root, seen from the repository's.
    static func workflows(version: String, place: String) -> [(path: String, text: String)] {
        let values = ["{version}": version, "{place}": place.isEmpty ? "." : place]
        return [
            (".github/workflows/site.yml", gitHubSite), (".github/workflows/watch-sources.yml", gitHubWatch),
            (".gitlab-ci.yml", gitLab),
        ].map { path, text in
            (path, values.reduce(text) { $0.replacing($1.key, with: $1.value) })
        }
    }

    private static let gitHubSite = #"""
        # Builds and checks the site for each change, and publishes it from `main` to GitHub Pages. Choose "GitHub Actions" as
        # the source in the repository's settings, under Pages.
        name: site
        on:
          pull_request:
          push:
            branches: [main]
          workflow_dispatch:
        permissions:
          contents: read
        env:
          WAYMARK_VERSION: "{version}"
          # The folder with the site, seen from the repository's root.
          SITE: "{place}"
        jobs:
          build:
            runs-on: ubuntu-latest
            permissions:
              contents: read
              pages: read
            steps:
              - uses: actions/checkout@v4
              - name: Install Waymark
                run: pipx install "waymark-docs==$WAYMARK_VERSION"
              - name: Check
                run: waymark check "$SITE" --format github
              - name: Ask where the site will be
                id: pages
                if: github.event_name != 'pull_request'
                uses: actions/configure-pages@v5
              - name: Build
                env:
                  BASE_URL: ${{ steps.pages.outputs.base_url }}
                run: waymark build "$SITE" ${BASE_URL:+--base-url "$BASE_URL"}
              - name: Keep what was built
                if: github.event_name != 'pull_request'
                uses: actions/upload-pages-artifact@v3
                with:
                  path: ${{ env.SITE }}/public
          publish:
            needs: build
            if: github.event_name != 'pull_request'
            runs-on: ubuntu-latest
            permissions:
              pages: write
              id-token: write
            environment:
              name: github-pages
              url: ${{ steps.deployment.outputs.page_url }}
            concurrency:
              group: pages
            steps:
              - name: Publish
                id: deployment
                uses: actions/deploy-pages@v4

        """#

    private static let gitHubWatch = #"""
        # Looks once a week whether newer schemas, links to other sites or the calendar ask for a change, and keeps one issue
        # open as long as they do.
        name: watch sources
        on:
          schedule:
            - cron: "17 5 * * 1"
          workflow_dispatch:
        permissions:
          contents: read
          issues: write
        env:
          WAYMARK_VERSION: "{version}"
          # The folder with the site, seen from the repository's root.
          SITE: "{place}"
        jobs:
          watch:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - name: Remember which links lead to something
                uses: actions/cache@v4
                with:
                  path: ~/.cache/waymark-links.json
                  key: waymark-links-${{ github.run_id }}
                  restore-keys: waymark-links-
              - name: Install Waymark
                run: pipx install "waymark-docs==$WAYMARK_VERSION"
              - name: Look, and tell in one issue
                env:
                  GH_TOKEN: ${{ github.token }}
                  TITLE: The world around these pages moved on
                run: |
                  report="$RUNNER_TEMP/report.md"
                  status=0
                  mkdir -p ~/.cache
                  waymark watch-sources "$SITE" --external-cache ~/.cache/waymark-links.json >"$report" || status=$?
                  # 1 means that something is to be done, and more that nobody knows.
                  if [ "$status" -gt 1 ]; then exit "$status"; fi
                  issue=$(gh issue list --state open --limit 500 --json number,title \
                    --jq 'map(select(.title == env.TITLE)) | .[0].number // empty')
                  if [ "$status" = 0 ] && [ -n "$issue" ]; then
                    gh issue close "$issue" --comment "Nothing is to be done any more."
                  elif [ "$status" = 1 ] && [ -n "$issue" ]; then
                    gh issue edit "$issue" --body-file "$report"
                  elif [ "$status" = 1 ]; then
                    gh issue create --title "$TITLE" --body-file "$report"
                  fi

        """#

    private static let gitLab = #"""
        # Builds and checks the site for each change, and publishes it from the default branch to GitLab Pages.
        #
        # A pipeline schedule, once a week for example, also looks whether newer schemas, links to other sites or the
        # calendar ask for a change. Where the variable WATCH_TOKEN is a project access token (scope api, role Reporter), one
        # issue is open as long as they do; without it the job fails as long, and its report is among its artifacts.
        variables:
          WAYMARK_VERSION: "{version}"
          # The folder with the site, seen from the repository's root.
          SITE: "{place}"
        stages: [test, deploy]
        default:
          image: python:3-slim
          before_script:
            - pip install --quiet --disable-pip-version-check "waymark-docs==$WAYMARK_VERSION"
        check:
          stage: test
          script:
            - waymark check "$SITE" --format gitlab >gl-code-quality-report.json || status=$?
            - waymark check "$SITE" || true
            - exit "${status:-0}"
          artifacts:
            when: always
            reports:
              codequality: gl-code-quality-report.json
        pages:
          stage: deploy
          script:
            - waymark build "$SITE" --output public --base-url "$CI_PAGES_URL"
          artifacts:
            paths: [public]
          rules:
            - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
        watch:
          stage: test
          rules:
            - if: $CI_PIPELINE_SOURCE == "schedule"
          variables:
            TITLE: The world around these pages moved on
          cache:
            key: waymark-links
            paths: [waymark-links.json]
          script:
            - |
              apt-get update -qq && apt-get install -y -qq --no-install-recommends curl >/dev/null
              status=0
              waymark watch-sources "$SITE" --external-cache waymark-links.json >report.md || status=$?
              # 1 means that something is to be done, and more that nobody knows.
              if [ "$status" -gt 1 ] || [ -z "${WATCH_TOKEN:-}" ]; then exit "$status"; fi
              issues="$CI_API_V4_URL/projects/$CI_PROJECT_ID/issues"
              ask() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $WATCH_TOKEN" "$@"; }
              found=$(ask --get "$issues" --data state=opened --data in=title --data-urlencode "search=$TITLE")
              issue=$(printf %s "$found" | python3 -c "import json, os, sys
              same = [issue['iid'] for issue in json.load(sys.stdin) if issue['title'] == os.environ['TITLE']]
              print(*same[:1])")
              if [ "$status" = 0 ] && [ -n "$issue" ]; then
                ask --request PUT "$issues/$issue" --data state_event=close >/dev/null
              elif [ "$status" = 1 ] && [ -n "$issue" ]; then
                ask --request PUT "$issues/$issue" --data-urlencode description@report.md >/dev/null
              elif [ "$status" = 1 ]; then
                ask "$issues" --data-urlencode "title=$TITLE" --data-urlencode description@report.md >/dev/null
              fi
          artifacts:
            when: always
            paths: [report.md]

        """#
}
