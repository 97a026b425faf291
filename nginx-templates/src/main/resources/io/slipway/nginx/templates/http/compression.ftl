    # Compression: fewer bytes on the wire.
    #
    # Why: a precompressed .gz beside a file costs no time when it is sent and is smaller than what nginx would make of it.
    # Proxies in front name themselves in Via, for which nginx would switch compression off; hence gzip_proxied.
    # Caveat: event streams stay as they are, or they would wait for a full buffer.
    # https://nginx.org/en/docs/http/ngx_http_gzip_static_module.html
    gzip [=site.compression.gzip?then("on", "off")];
    gzip_static [=site.compression.precompressed?then("on", "off")];
    gzip_vary on;
    gzip_proxied any;
    gzip_http_version 1.0;
    gzip_comp_level 5;
    gzip_min_length 1024;
    # 136 KiB for each answer in place of 400.
    gzip_buffers 4 8k;
    gzip_window 16k;
    gzip_hash 8k;
    gzip_types
<#list mediaTypes?filter(type -> type.compressible && type.name != "text/html") as type>
        [=type.name]<#sep>
</#list>;
<#if site.brotli.present>
    brotli_static on;
</#if>

