        # App in several languages: a directory for each, and a redirect to the right one from everywhere else.
        #
        # https://angular.dev/guide/i18n/deploy
<#assign languages = app.languages.get()>
<#if !app.atRoot()>
        location = "[=app.withoutSlash()]" {
            return 302 "[=app.basePath]$is_args$args";
        }
</#if>
        location = "[=app.basePath]" {
            return 302 "[=app.basePath]$slipway_language_[=number]/$is_args$args";
        }
        location "[=app.basePath]" {
            try_files $uri @slipway_language_[=number];
        }
        location @slipway_language_[=number] {
<#if site.peerPort.present>
            recursive_error_pages on;
            error_page 404 = @slipway_ask;
</#if>
            if ($slipway_page = "") {
                return 404;
            }
            return 302 "[=app.basePath]$slipway_language_[=number]/$slipway_rest_[=number]";
        }
<#list languages.names as language>
        location = "[=app.basePath][=language]" {
            return 302 "[=app.basePath][=language]/$is_args$args";
        }
        location = "[=app.basePath][=language]/" {
            try_files "[=app.basePath][=language]/index.html" =404;
        }
        location "[=app.basePath][=language]/" {
            try_files $uri ${uri}index.html $uri/index.html $uri.html $slipway_page_empty $slipway_page_client $slipway_page [=missing];
        }
</#list>

