using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>The settings of a folder's <c>.editorconfig</c>, if it has one.</summary>
internal sealed class FolderSettings : AnalyzerConfigOptionsProvider
{
    private static readonly Options None = new(ImmutableDictionary<string, string>.Empty);

    private readonly AnalyzerConfigSet _settings;

    public FolderSettings(string folder)
    {
        var path = Path.Combine(folder, ".editorconfig");
        _settings = AnalyzerConfigSet.Create(
            ImmutableArray.Create(AnalyzerConfig.Parse(File.Exists(path) ? File.ReadAllText(path) : "", path)));
    }

    public override AnalyzerConfigOptions GlobalOptions => None;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
        new Options(_settings.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => None;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
