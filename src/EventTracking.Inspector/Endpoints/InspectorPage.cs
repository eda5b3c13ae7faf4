using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace EventTracking.Inspector.Endpoints;

/// <summary>The page, its script and its style.</summary>
internal static class InspectorPage
{
    private static readonly Lazy<string> Html = new(static () => Resource("inspector.html"));

    // In order: a script uses what those before it declare.
    private static readonly Lazy<string> Script = new(static () => string.Concat(
        new[] { "dom.js", "code.js", "json.js", "csharp.js", "model.js", "details.js", "list.js", "accounts.js", "catalog.js", "app.js" }
            .Select(Resource)));

    private static readonly Lazy<string> Style = new(static () => Resource("page.css") + Resource("inspector.css"));

    public static Task WriteHtmlAsync(HttpContext context)
    {
        // The page can be mapped at any path and requested with a trailing slash, so its links are absolute.
        var address = context.Request.PathBase.Add(context.Request.Path).ToUriComponent().TrimEnd('/');
        var html = Html.Value.Replace("{base}", HtmlEncoder.Default.Encode(address), StringComparison.Ordinal);
        return WriteAsync(context, "text/html", html);
    }

    public static Task WriteScriptAsync(HttpContext context) => WriteAsync(context, "text/javascript", Script.Value);

    public static Task WriteStyleAsync(HttpContext context) => WriteAsync(context, "text/css", Style.Value);

    private static Task WriteAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = $"{type}; charset=utf-8";
        return context.Response.WriteAsync(text, Encoding.UTF8, context.RequestAborted);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(InspectorPage).Assembly.GetManifestResourceStream($"Inspector/{name}")
            ?? throw new InvalidOperationException($"The resource '{name}' is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
