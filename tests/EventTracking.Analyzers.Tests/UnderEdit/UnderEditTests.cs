using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.UnderEdit;

/// <summary>Analyzers and the generator do not throw on incomplete sources.</summary>
[Trait("Category", "Load")]
public sealed class UnderEditTests
{
    private const int SourcesInABuild = 25;
    private const int Seed = 20_261_124;

    [Fact]
    public async Task Rules_and_generator_do_not_throw_when_tokens_are_missing()
    {
        var corpus = Corpus.Load();
        Assert.InRange(corpus.Count, 200, int.MaxValue);

        var random = new Random(Seed);
        var sources = Enumerable.Range(0, LongRun.Choose(quick: 400, full: 1_600, @long: 20_000))
            .Select(_ => SourceUnderEdit.WithoutSomeTokens(corpus[random.Next(corpus.Count)], random));

        foreach (var batch in sources.Chunk(SourcesInABuild))
        {
            if (await Failure(batch) is not null && await Failure([.. batch.Where(CompilerDoesNotThrow)]) is { } failure)
                Assert.Fail($"{failure}\n\n{await FindFailing(batch)}");
        }
    }

    /// <summary>Returns the source that fails alone, or all sources if none does.</summary>
    private static async Task<string> FindFailing(string[] sources)
    {
        foreach (var source in sources)
        {
            if (await Failure([source]) is not null)
                return source;
        }

        return string.Join("\n\n", sources);
    }

    /// <summary>Builds many sources together, each in its own namespace, because that is much faster than separate builds.</summary>
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

    /// <summary>Excludes sources that crash the compiler itself, such as <c>partial record partial class</c>.</summary>
    private static bool CompilerDoesNotThrow(string source)
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
