using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using EventTracking.Tool.Exporting;

namespace EventTracking.Tool.Catalog;

/// <summary>
/// The page as one HTML file. Its policy lets the browser run the page's own script and style only, and make no request at all.
/// </summary>
internal static partial class CatalogPage
{
    // In order: a script uses what those before it declare.
    private static readonly string[] Scripts =
        ["dom.js", "model.js", "search.js", "list.js", "fields.js", "code.js", "event.js", "overview.js", "app.js"];

    // JSON in a script element must not contain "</script>" or "<!--": this encoder escapes HTML's characters and line separators.
    private static readonly CatalogJson Json = new(new JsonSerializerOptions(CatalogJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Returns the HTML of a catalog.</summary>
    public static string Write(CatalogData data)
    {
        var style = Resource("page.css");
        var script = string.Concat(Scripts.Select(Resource));
        return Placeholder().Replace(Resource("index.html"), match => match.Groups[1].Value switch
        {
            "policy" => $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; base-uri 'none'; form-action 'none'",
            "notice" => $"{ExportFile.Marker} catalog. Changes to this file are overwritten.",
            "title" => WebUtility.HtmlEncode(data.Title),
            "style" => style,
            "data" => JsonSerializer.Serialize(data, Json.CatalogData),
            "script" => script,
            var other => throw new InvalidOperationException($"Unknown placeholder '{other}'."),
        });
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(CatalogPage).Assembly.GetManifestResourceStream($"Catalog/{name}")
            ?? throw new InvalidOperationException($"The resource '{name}' is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();
}
