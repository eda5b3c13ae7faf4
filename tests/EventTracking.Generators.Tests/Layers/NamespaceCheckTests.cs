namespace EventTracking.Generators.Tests.Layers;

public sealed class NamespaceCheckTests
{
    [Fact]
    public void An_internal_type_is_in_the_namespace_of_its_folder() =>
        Assert.Equal(
            ["Low/Page.cs declares Page in Sample", "Low/Text.cs declares Text in Sample.High"],
            Check(
                ("Low/Inner/Line.cs", "namespace Sample.Low.Inner; enum Line { }"),
                ("Low/Page.cs", "namespace Sample; delegate void Page();"),
                ("Low/Text.cs", "namespace Sample.High; class Text { class Inner { } }"),
                ("Word.cs", "namespace Sample; class Word { }")));

    [Fact]
    public void A_public_type_is_in_the_namespace_of_the_assembly() =>
        Assert.Equal(
            ["Low/Page.cs declares Page in Sample.Low"],
            Check(
                ("Low/Line.cs", "namespace Sample.CompilerServices; public enum Line { }"),
                ("Low/Page.cs", "namespace Sample.Low; public interface Page { }"),
                ("Low/Text.cs", "namespace Sample; public class Text { }")));

    private static IReadOnlyList<string> Check(params (string Path, string Text)[] files) =>
        NamespaceCheck.Check(LayerSources.Compile("Sample", files));
}
