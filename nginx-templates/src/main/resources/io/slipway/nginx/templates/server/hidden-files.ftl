        # Hidden files: what is in the directory and is nobody's business.
        #
        # Why: names that start with a dot hold secrets and Slipway's own notes; /.well-known is the exception.
        # Caveat: a twin (.map.gz) tells what the map tells.
        # https://www.rfc-editor.org/rfc/rfc8615
        location ~ "/\.(?!well-known(?:/|\z))" {
            return 404;
        }
<#if !site.sourceMaps>
        location ~* "\.map(?:\.(?:gz|br|zst))?\z" {
            return 404;
        }
</#if>

