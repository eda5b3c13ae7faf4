using System.Collections.Immutable;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.CodeFixes.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Tests.UnderEdit;

/// <summary>Editors request fixes while the source is incomplete.</summary>
[Trait("Category", "Load")]
public sealed class FixesUnderEditTests
{
    private const int Seed = 20_261_125;

    /// <summary>Contains diagnostics for the fixes and the refactoring.</summary>
    private const string Source =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        namespace Shop
        {
            [TrackedEvent("org.edx.video.stop")]
            public readonly partial record struct VideoStopped(string VideoId, double CurrentTime = 0);

            public static class Events
            {
                [TrackedEvent("org.edx.video.play")]
                public sealed class VideoPlayed { public Action? Callback { get; init; } }

                [TrackedEvent("VideoPaused")]
                public sealed partial record VideoPaused(Action Callback, [property: Obsolete] IntPtr Place) { public int Attempt; }

                [TrackedEvent("org.edx.video.seek", Version = 0)]
                protected sealed partial record VideoSought(Range Range);

                public sealed class Range { [JsonInclude] private int From { get; } }
            }

            public sealed class Course(Tracker tracker)
            {
                public void Take(string id, int? number)
                {
                    tracker.Context("session", new EventContext { ["session"] = id });
                    var scope = number is null ? tracker?.Context("course", new EventContext()) : default;
                    tracker.Emit("org.edx.video.stop", new Dictionary<string, object?> { ["video_id"] = id, ["current_time"] = 1 });
                    TrackerRegistry.Emit("org.edx.video.stop", new Dictionary<string, object?>
                    {
                        ["video_id"] = (object)id, // which
                    });
                    tracker.Emit("org.edx.course.close", new Dictionary<string, object?> { { "why", null }, { "number", number } });
                    tracker?.Emit(data: new Dictionary<string, object?> { ["items"] = new[] { id } }, name: "Org.Edx-Seek");
                }
            }
        }
        """;

    [Fact]
    public async Task Fixes_and_refactorings_do_not_throw_when_tokens_are_missing()
    {
        var random = new Random(Seed);
        var offered = 0;

        // Projects derived from this one share its bound references.
        var project = SomeProject.Empty(NullableContextOptions.Enable);
        await project.GetCompilationAsync(TestContext.Current.CancellationToken);

        for (var round = 0; round < LongRun.Choose(quick: 15, full: 30, @long: 20_000); round++)
        {
            var source = SourceUnderEdit.WithoutSomeTokens(Source, random);
            try
            {
                offered += await ApplyEverything(project.WithFile("Sample.cs", source));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Assert.Fail($"{exception}\n\n{source}");
            }
        }

        Assert.InRange(offered, 100, int.MaxValue);
    }

    private static async Task<int> ApplyEverything(Document document)
    {
        var actions = new List<CodeAction>();
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var reported = await compilation.WithAnalyzers(AllRules.Analyzers, new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var tree = await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken);

        foreach (var diagnostic in reported.Where(diagnostic => diagnostic.Location.SourceTree == tree))
        {
            foreach (var fix in AllRules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fix.RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
            }
        }

        foreach (var call in (await tree!.GetRootAsync(TestContext.Current.CancellationToken)).DescendantNodes()
            .OfType<InvocationExpressionSyntax>())
        {
            await new DeclareTrackedEventRefactoring().ComputeRefactoringsAsync(
                new CodeRefactoringContext(document, call.Expression.Span, actions.Add, TestContext.Current.CancellationToken));
        }

        foreach (var action in actions)
            await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return actions.Count;
    }
}
