using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>A project with a lock, analyzed by all contract rules together.</summary>
internal sealed class LockedBuild
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
        [.. AllRules.Analyzers.Where(static analyzer => AllRules.Descriptor(analyzer).Id.StartsWith("EVT5", StringComparison.Ordinal))];

    private LockedBuild(ImmutableArray<Diagnostic> reported) => Reported =
    [
        .. reported
            .OrderBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.GetMessage(), StringComparer.Ordinal),
    ];

    /// <summary>The diagnostics by id, then by message.</summary>
    public IReadOnlyList<Diagnostic> Reported { get; }

    /// <summary>The ids, each once.</summary>
    public string Ids => string.Join(' ', Reported.Select(static diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal));

    /// <summary>The id and the text at the location of each diagnostic.</summary>
    public IEnumerable<string> Places => Reported.Select(
        static diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceTree?.ToString().Substring(
            diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}");

    /// <summary>Analyzes a source with a lock of these blocks.</summary>
    public static Task<LockedBuild> Of(string source, string blocks, CompatibilityMode mode = CompatibilityMode.Forward) =>
        Of(SomeCompilation(source), SomeLock.Of(blocks), mode);

    public static CSharpCompilation SomeCompilation(string source, params MetadataReference[] references) =>
        Build.Plain([SomeLock.Usings + source]).AddReferences(references);

    /// <summary>Analyzes a compilation with this text as its lock.</summary>
    public static async Task<LockedBuild> Of(
        Compilation compilation, string @lock, CompatibilityMode mode = CompatibilityMode.Forward)
    {
        var analysis = compilation.WithAnalyzers(Rules, Options(new SomeText(SomeLock.Path, SourceText.From(@lock)), mode));
        var reported = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return new LockedBuild(reported);
    }

    public static AnalyzerOptions Options(AdditionalText @lock, CompatibilityMode mode = CompatibilityMode.Forward) =>
        new([@lock], new Settings(mode));

    /// <summary>An additional file.</summary>
    public sealed class SomeText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Settings(CompatibilityMode mode) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Setting(mode);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Setting(CompatibilityMode mode) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key is "eventtracking_compatibility" ? mode.ToString() : null;
            return value is not null;
        }
    }
}
