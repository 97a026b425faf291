    # Media types: what a browser takes a file for.
    #
    # Why: with nosniff a browser runs a script only under its right type. The list is here, as distributions differ.
    # https://www.iana.org/assignments/media-types/
    types {
        text/html                       html htm;
        text/css                        css;
        text/javascript                 js mjs cjs;
        text/plain                      txt log;
        text/markdown                   md;
        text/csv                        csv;
        text/vtt                        vtt;
        application/json                json map;
        application/manifest+json       webmanifest;
        application/ld+json             jsonld;
        application/xml                 xml;
        application/rss+xml             rss;
        application/atom+xml            atom;
        application/wasm                wasm;
        application/pdf                 pdf;
        application/zip                 zip;
        application/gzip                gz;
        image/avif                      avif;
        image/bmp                       bmp;
        image/gif                       gif;
        image/jpeg                      jpg jpeg;
        image/png                       png;
        image/svg+xml                   svg svgz;
        image/webp                      webp;
        image/x-icon                    ico cur;
        font/otf                        otf;
        font/ttf                        ttf;
        font/woff                       woff;
        font/woff2                      woff2;
        application/vnd.ms-fontobject   eot;
        audio/mpeg                      mp3;
        audio/ogg                       ogg oga;
        audio/wav                       wav;
        video/mp4                       mp4 m4v;
        video/webm                      webm;
    }
    default_type application/octet-stream;
    charset utf-8;
    charset_types text/css text/javascript text/plain text/markdown text/csv text/vtt application/xml;

