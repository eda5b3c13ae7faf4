namespace CourseSite;

/// <summary>Serves the page and its scripts, which are embedded in the assembly.</summary>
internal static class PageEndpoints
{
    /// <summary>The page loads nothing from elsewhere, and sends events to this site only.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    public static void MapPage(this WebApplication app)
    {
        Map(app, "/", "index.html", "text/html; charset=utf-8");
        Map(app, "/player.js", "player.js", "text/javascript; charset=utf-8");
        Map(app, "/events.js", "events.js", "text/javascript; charset=utf-8");
    }

    private static void Map(WebApplication app, string path, string file, string contentType) =>
        app.MapGet(path, (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return Results.Stream(typeof(PageEndpoints).Assembly.GetManifestResourceStream(file)!, contentType);
        });
}
