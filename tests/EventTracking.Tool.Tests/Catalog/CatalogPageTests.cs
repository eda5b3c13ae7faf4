using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventTracking.Tool.Catalog;

namespace EventTracking.Tool.Tests.Catalog;

/// <summary>The text of the page.</summary>
public sealed partial class CatalogPageTests
{
    [Fact]
    public void The_policy_allows_the_script_and_the_style_of_the_page_alone()
    {
        var page = CatalogPage.Write(SomeCatalog.OfLock());

        Assert.Contains(
            $"content=\"default-src 'none'; script-src '{Hash(Script().Match(page))}'; style-src '{Hash(Style().Match(page))}'; ",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_cannot_end_its_script_element()
    {
        const string hostile = "</script><!--<script>\u2028\u2029]]>";
        var catalog = SomeCatalog.Of(SomeCatalog.Declared(hostile, hostile, fields: SomeCatalog.Field(hostile, documentation: hostile)));

        var data = Data().Match(CatalogPage.Write(catalog)).Groups[1].Value;

        Assert.DoesNotContain('<', data);
        Assert.DoesNotContain('\u2028', data);
        Assert.DoesNotContain('\u2029', data);
        using var json = JsonDocument.Parse(data);
        Assert.Equal(hostile, json.RootElement.GetProperty("events")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Placeholders_in_the_data_stay_as_they_are()
    {
        var page = CatalogPage.Write(SomeCatalog.Of(SomeCatalog.Declared("{script}", "{data} {style}")));

        Assert.Contains("{script}", Data().Match(page).Groups[1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_is_encoded() => Assert.Contains(
        "<title>&lt;b&gt;Events&lt;/b&gt;</title>",
        CatalogPage.Write(SomeCatalog.OfLock() with { Title = "<b>Events</b>" }),
        StringComparison.Ordinal);

    [Fact]
    public void The_same_events_give_the_same_page() =>
        Assert.Equal(CatalogPage.Write(SomeCatalog.OfLock()), CatalogPage.Write(SomeCatalog.OfLock()));

    [Fact]
    public void The_script_does_not_turn_data_into_markup()
    {
        var script = Script().Match(CatalogPage.Write(SomeCatalog.OfLock())).Groups[1].Value;

        foreach (var dangerous in new[] { "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(" })
            Assert.DoesNotContain(dangerous, script, StringComparison.Ordinal);
    }

    private static string Hash(Match element) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Groups[1].Value)))}";

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("""<script type="application/json" id="catalog">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Data();
}
