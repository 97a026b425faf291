    # Media types: what a browser takes a file for.
    #
    # Why: with nosniff a browser runs a script only under its right type, and plays no film under a wrong one. The list is
    # mime-db's, as distributions differ.
    # https://github.com/jshttp/mime-db
    types_hash_max_size 8192;
    types {
<#list mediaTypes as type>
        [=type.name?right_pad(31)] [=type.extensions?join(" ")];
</#list>
    }
    default_type application/octet-stream;
    charset utf-8;
    charset_types
<#list mediaTypes?filter(type -> type.text && type.name != "text/html") as type>
        [=type.name]<#sep>
</#list>;

