namespace EventTracking.Generators.Tests.Layers;

public sealed class LayerCheckTests
{
    [Fact]
    public void A_folder_may_use_those_before_it() =>
        Assert.Empty(Check(("Low/Text.cs", "class Text { }"), ("High/Page.cs", "class Page { Text Text => new(); }")));

    [Fact]
    public void A_folder_may_not_use_those_after_it() =>
        Assert.Equal(
            ["Low/Text.cs uses High.Page"],
            Check(("Low/Text.cs", "class Text { Page Page; }"), ("High/Page.cs", "class Page { }")));

    [Fact]
    public void A_member_is_found_without_its_type_being_named() =>
        Assert.Equal(
            ["Low/Text.cs uses High.Extensions.Trim"],
            Check(
                ("Low/Text.cs", "class Text { void M(Text text) => text.Trim(); }"),
                ("High/Extensions.cs", "static class Extensions { public static void Trim(this Text text) { } }")));

    [Fact]
    public void A_partial_type_belongs_to_its_lowest_folder() =>
        Assert.Empty(Check(
            ("Low/Text.cs", "partial class Text { }"),
            ("High/Text.Page.cs", "partial class Text { }"),
            ("Low/Other.cs", "class Other : Text { }")));

    [Fact]
    public void A_folder_within_a_layer_belongs_to_it() =>
        Assert.Equal(
            ["Low/Inner/Text.cs uses High.Inner.Page"],
            Check(("Low/Inner/Text.cs", "class Text : Page { }"), ("High/Inner/Page.cs", "class Page { }")));

    [Fact]
    public void The_root_is_a_layer_like_any_other() =>
        Assert.Equal(
            ["High/Page.cs uses Program"],
            Check(("High/Page.cs", "class Page : Program { }"), ("Program.cs", "class Program { }")));

    [Fact]
    public void Every_folder_needs_a_layer() =>
        Assert.Equal(
            ["Other/Inner/Text.cs is in a folder without a layer", "Other/Text.cs is in a folder without a layer"],
            Check(("Other/Text.cs", "class Text { }"), ("Other/Inner/Text.cs", "class Page { }")));

    private static IReadOnlyList<string> Check(params (string Path, string Text)[] files) => Check(["Low", "High", LayerCheck.Root], files);

    private static IReadOnlyList<string> Check(string[] layers, params (string Path, string Text)[] files) =>
        new LayerCheck(layers).Check(LayerSources.Compile("Sample", files));
}
