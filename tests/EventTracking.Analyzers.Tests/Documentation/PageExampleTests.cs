using System.Text.RegularExpressions;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>The examples of a page are run: the rule reports the code before, and nothing of the code after.</summary>
public sealed class PageExampleTests
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;\n";

    /// <summary>What statements on a page speak of.</summary>
    private const string Surroundings = """
        global using static Surroundings;

        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId, double CurrentTime);

        public sealed record Order(string OrderId);

        public static class Surroundings
        {
            public static EventTracking.Tracker tracker = new();
            public static string videoId = "", sessionId = "";
            public static double position;
            public static Order order = new("");
            public static System.Action callback = () => { };
        }
        """;

    public static TheoryData<string> Ids =>
        [.. AllRules.Analyzers.Select(static analyzer => AllRules.Descriptor(analyzer).Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_code_before_is_reported_and_the_code_after_is_not(string id)
    {
        var page = Repository.Text($"docs/diagnostics/{id}.md");

        Assert.Contains(id, await Reports(id, Section(page, "Before")));
        Assert.Equal([], await Reports(id, Section(page, "After")));
    }

    private static async Task<IEnumerable<string>> Reports(string id, string section)
    {
        var options = new CSharpParseOptions(Language(Block(section, "xml")), DocumentationMode.None);
        var code = Block(section, "csharp");
        SyntaxTree[] sources =
        [
            CSharpSyntaxTree.ParseText(Usings + code, options, "/Courses.cs"),
            CSharpSyntaxTree.ParseText(code.Contains("tracker.", StringComparison.Ordinal) ? Surroundings : "", options, "/Surroundings.cs"),
        ];
        CSharpGeneratorDriver.Create([new TrackedEventGenerator().AsSourceGenerator()], parseOptions: options).RunGeneratorsAndUpdateCompilation(
            CSharpCompilation.Create("Courses", sources, SomeReferences.All),
            out var compilation,
            out _,
            TestContext.Current.CancellationToken);

        var reports = await compilation
            .WithAnalyzers([AllRules.Analyzers.Single(a => AllRules.Descriptor(a).Id == id)], new AnalyzerOptions([], new Settings(Block(section, "ini"))))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return reports.Select(static report => report.Id);
    }

    /// <summary>The language that a project file sets, else the one of the SDK.</summary>
    private static LanguageVersion Language(string project) =>
        Regex.Match(project, "<LangVersion>(.*)</LangVersion>") is { Success: true } set && LanguageVersionFacts.TryParse(set.Groups[1].Value, out var language)
            ? language
            : LanguageVersion.CSharp14;

    private static string Section(string page, string heading) =>
        page.Split($"\n## {heading}\n")[1].Split("\n## ")[0];

    private static string Block(string section, string language) =>
        Regex.Match(section, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>What an <c>.editorconfig</c> says, for every file.</summary>
    private sealed class Settings(string ini) : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(SourceText.From(ini), "/.editorconfig") });

        public override AnalyzerConfigOptions GlobalOptions => new Options(_set.GlobalConfigOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(_set.GetOptionsForSourcePath(tree.FilePath));

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            result.AnalyzerOptions.TryGetValue(key, out value);
    }
}
