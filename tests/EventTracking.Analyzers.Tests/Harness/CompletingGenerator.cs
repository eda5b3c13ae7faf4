using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>Another source generator, which adds the source in an additional file of the test.</summary>
public sealed class CompletingGenerator : IIncrementalGenerator
{
    public const string FileName = "Completed.txt";

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.AdditionalTextsProvider.Where(static file => file.Path.EndsWith(FileName, StringComparison.Ordinal)),
        static (output, file) =>
            output.AddSource("Completed.g.cs", SourceText.From(file.GetText()!.ToString(), System.Text.Encoding.UTF8)));

    /// <summary>The additional file.</summary>
    public sealed class Source(string text) : AdditionalText
    {
        public override string Path => FileName;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
