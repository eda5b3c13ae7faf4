using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.UnderEdit;

/// <summary>A source under edit never makes an analyzer or the generator throw.</summary>
[Trait("Category", "Load")]
public sealed class UnderEditTests
{
    private const int SourcesInABuild = 25;
    private const int Seed = 20_261_124;

    [Fact]
    public async Task Whatever_tokens_are_missing_neither_a_rule_nor_the_generator_throws()
    {
        var corpus = Corpus.Load();
        Assert.InRange(corpus.Count, 200, int.MaxValue);

        var random = new Random(Seed);
        var sources = Enumerable.Range(0, LongRun.Choose(quick: 800, full: 4_000, @long: 20_000))
            .Select(_ => SourceUnderEdit.WithoutSomeTokens(corpus[random.Next(corpus.Count)], random));

        foreach (var batch in sources.Chunk(SourcesInABuild))
        {
            if (await Failure(batch) is not null && await Failure([.. batch.Where(TheCompilerSurvives)]) is { } failure)
                Assert.Fail($"{failure}\n\n{await Culprit(batch)}");
        }
    }

    /// <summary>The one source that fails alone; where none does, all of them.</summary>
    private static async Task<string> Culprit(string[] sources)
    {
        foreach (var source in sources)
        {
            if (await Failure([source]) is not null)
                return source;
        }

        return string.Join("\n\n", sources);
    }

    /// <summary>Many sources in one build cost little more than one; each in a namespace of its own, they do not meet.</summary>
    private static async Task<string?> Failure(string[] sources)
    {
        try
        {
            var build = await Build.Of(sources.Select(InNamespace), TestContext.Current.CancellationToken);
            return build.Generated.Exception?.ToString()
                ?? build.Reported.FirstOrDefault(static diagnostic => diagnostic.Id == "AD0001")?.ToString();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception.ToString();
        }
    }

    /// <summary>The compiler itself falls over a record that has lost its name (<c>partial record partial class</c>): that says nothing of rules.</summary>
    private static bool TheCompilerSurvives(string source)
    {
        try
        {
            Build.Plain([InNamespace(source, 0)]).GetDiagnostics(TestContext.Current.CancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    private static string InNamespace(string source, int number) => $"namespace N{number} {{\n{source}\n}}";
}
