using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Tool.Diffs;

/// <summary>Reads <c>eventtracking_compatibility</c> from the <c>.editorconfig</c> files that apply to C# files in a folder.</summary>
internal static class CompatibilitySetting
{
    private const string Key = "eventtracking_compatibility";
    private const string FileName = ".editorconfig";

    /// <summary>Returns the configured mode, or <see cref="CompatibilityMode.Forward"/>.</summary>
    /// <exception cref="ToolException">The value is not a mode.</exception>
    public static CompatibilityMode Of(string folder)
    {
        var root = Path.GetFullPath(folder);
        var configs = new List<AnalyzerConfig>();
        for (var current = root; current is not null; current = Path.GetDirectoryName(current))
        {
            var file = Path.Combine(current, FileName);
            if (!File.Exists(file))
                continue;
            configs.Add(AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(file)), file));
        }

        var options = AnalyzerConfigSet.Create(configs).GetOptionsForSourcePath(Path.Combine(root, "Events.cs")).AnalyzerOptions;
        if (!options.TryGetValue(Key, out var value))
            return CompatibilityMode.Forward;
        return Enum.GetNames<CompatibilityMode>().Contains(value, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<CompatibilityMode>(value, ignoreCase: true)
            : throw new ToolException($"'{Key} = {value}' in {FileName} is not a mode: use 'forward', 'backward', 'full' or 'none'.");
    }
}
