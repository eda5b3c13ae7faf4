using System.Collections.Immutable;
using System.Globalization;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>
/// What an editor waits for after an edit of an event until all rules have analyzed its file, in a project of 500 events. Each edit changes
/// the type of a field.
/// </summary>
internal static class EditedEvent
{
    public static void Run(Slices slices, Report report)
    {
        var (events, edits) = slices == Slices.Smoke ? (10, 3) : (500, 60);
        var sources = SomeRecords.Events(events);
        Editor[] editors =
        [
            new("all rules, with a lock", sources, AllAnalyzers.Instances, Locking.Locked),
            new("all rules, without a lock", sources, AllAnalyzers.Instances, Locking.None),
            new("a rule that does nothing", sources, [new IdleAnalyzer()], Locking.None),
        ];

        var milliseconds = editors.Select(_ => new double[edits]).ToArray();
        for (var edit = 0; edit < edits; edit++)
        {
            for (var i = 0; i < editors.Length; i++)
                milliseconds[i][edit] = editors[i].Edit(edit).TotalMilliseconds;
        }

        var table = new Table($"{events:#,0} events, {edits} edits", "median, ms", "best, ms");
        for (var i = 0; i < editors.Length; i++)
            table.Row(editors[i].Name, $"{milliseconds[i].Median():0.0}", $"{milliseconds[i].Min():0.0}");
        report.Add("An edited event", table);
        report.Add(Goal.AtMost("all rules, per edit of an event, 500 locked events", 50, milliseconds[0].Median(), "ms"));
        report.Add(Goal.AtMost(
            "all rules, the same without the compiler's own work", 50, milliseconds[0].Median() - milliseconds[2].Median(), "ms"));
    }

    /// <summary>A project in an editor.</summary>
    private sealed class Editor
    {
        private const string Field = "int Attempt,";

        private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
        private readonly AnalyzerOptions _options;
        private readonly Locking _locking;
        private readonly CSharpCompilation _original;
        private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
            [new TrackedEventGenerator().AsSourceGenerator()], parseOptions: InMemoryProject.Options);

        public Editor(string name, IReadOnlyList<string> sources, ImmutableArray<DiagnosticAnalyzer> analyzers, Locking locking)
        {
            Name = name;
            _analyzers = analyzers;
            _locking = locking;
            _original = InMemoryProject.Compile(sources);
            _options = new AnalyzerOptions(locking is Locking.Locked ? [new Lock(InMemoryProject.LockOf(_original))] : []);
            _driver = _driver.RunGenerators(_original);
            Edit(0);
        }

        public string Name { get; }

        /// <summary>Edits an event, runs the generator, then the rules.</summary>
        /// <returns>The processor time of the rules, with what they make the compiler bind.</returns>
        public TimeSpan Edit(int number)
        {
            var files = _original.SyntaxTrees;
            var file = files[number % files.Length];
            var text = file.ToString();
            var at = text.IndexOf(Field, StringComparison.Ordinal);
            var edited = CSharpSyntaxTree.ParseText(
                text.Remove(at, Field.Length).Insert(at, $"string Attempt, /* {number.ToString(CultureInfo.InvariantCulture)} */"),
                InMemoryProject.Options,
                file.FilePath);
            _driver = _driver.RunGeneratorsAndUpdateCompilation(_original.ReplaceSyntaxTree(file, edited), out var compilation, out _);

            var start = Clock.Process.Now();
            var reported = compilation.WithAnalyzers(_analyzers, _options)
                .GetAnalysisResultAsync(compilation.GetSemanticModel(edited), null, CancellationToken.None)
                .GetAwaiter().GetResult()
                .GetAllDiagnostics();
            var time = Clock.Process.Now() - start;

            var isReported = reported.Any(static diagnostic => diagnostic.Id is "EVT503");
            if (isReported != (_locking is Locking.Locked) || reported.Any(static diagnostic => diagnostic.Id is "AD0001"))
                throw new InvalidOperationException($"The rules report something else: {string.Join("\n", reported)}");
            return time;
        }
    }

    private enum Locking
    {
        None,
        Locked,
    }

    private sealed class Lock(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => "/load/events.lock";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
