/* The least that a site costs: reads every .md file below a folder, runs libcmark, and writes PAGE/index.html, on all
   cores. Without OUTPUT nothing is written.  floor CONTENT [OUTPUT] */
#define _GNU_SOURCE
#include <cmark.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char **paths, *output;
static size_t count, room, root;
static atomic_size_t next;

static int found(const char *path, const struct stat *about, int kind, struct FTW *place) {
    (void)about, (void)place;
    char folder[4096];
    if (kind == FTW_D && output && snprintf(folder, sizeof folder, "%s%s", output, path + root) > 0)
        mkdir(folder, 0777);
    size_t length = strlen(path);
    if (kind != FTW_F || length < 3 || strcmp(path + length - 3, ".md")) return 0;
    if (count == room) paths = realloc(paths, (room = 2 * room + 1024) * sizeof *paths);
    paths[count++] = strdup(path);
    return 0;
}

static void *work(void *unused) {
    for (size_t i; (i = atomic_fetch_add(&next, 1)) < count;) {
        struct stat about;
        FILE *file = fopen(paths[i], "rb");
        if (!file || fstat(fileno(file), &about)) exit(1);
        char *text = malloc(about.st_size + 1), folder[4096], page[4200];
        size_t length = fread(text, 1, about.st_size, file);
        fclose(file);
        char *html = cmark_markdown_to_html(text, length, CMARK_OPT_UNSAFE);
        if (output) {
            snprintf(folder, sizeof folder, "%s%.*s", output, (int)strlen(paths[i] + root) - 3, paths[i] + root);
            mkdir(folder, 0777);
            snprintf(page, sizeof page, "%s/index.html", folder);
            if (!(file = fopen(page, "wb")) || fputs(html, file) < 0 || fclose(file)) exit(1);
        }
        free(html), free(text);
    }
    return unused;
}

int main(int arguments, char **values) {
    if (arguments < 2) return 2;
    output = arguments > 2 ? values[2] : NULL;
    root = strlen(values[1]);
    if (nftw(values[1], found, 64, FTW_PHYS)) return 1;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    pthread_t threads[cores];
    for (long i = 0; i < cores; i++) pthread_create(&threads[i], NULL, work, NULL);
    for (long i = 0; i < cores; i++) pthread_join(threads[i], NULL);
}
