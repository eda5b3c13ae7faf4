using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EventTracking.Generators.Events;
using EventTracking.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Caching;

/// <summary>
/// Parses an event, unless its declaration has been parsed before and no edit since could have changed its meaning. The compiler runs the
/// transform for every event at every keystroke, and binding the members of each record is nearly all of its cost.
/// </summary>
internal static class EventCache
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();

    /// <inheritdoc cref="EventParser.Parse"/>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var compilation = context.SemanticModel.Compilation;
        var project = ProjectOutline.Of(compilation);
        var entry = Entries.GetOrCreateValue(context.TargetNode);
        if (entry.Latest?.ValidIn(project, compilation, context.TargetNode.SyntaxTree) is { } known)
        {
            entry.Latest = known;
            return known.Event;
        }

        var parsed = EventParser.Parse(context, cancellationToken);
        entry.Latest = new Parsed(parsed, project);
        return parsed;
    }

    private sealed class Entry
    {
        private Parsed? _latest;

        public Parsed? Latest
        {
            get => Volatile.Read(ref _latest);
            set => Volatile.Write(ref _latest, value);
        }
    }

    /// <summary>The result of parsing an event.</summary>
    /// <param name="Event">The model; <see langword="null"/> if there is none.</param>
    /// <param name="Project">The latest project for which the result is known to be valid.</param>
    /// <param name="Sources">The files that the result depends on; <c>default</c> until they are needed.</param>
    private sealed record Parsed(EventModel? Event, ProjectOutline Project, ImmutableArray<SyntaxTree> Sources = default)
    {
        /// <summary>
        /// The result for a later compilation; <see langword="null"/> if it may have changed. It refers to the later project only, so that
        /// earlier projects and their files can be collected.
        /// </summary>
        public Parsed? ValidIn(ProjectOutline project, Compilation compilation, SyntaxTree file)
        {
            if (ReferenceEquals(project, Project))
                return this;
            if (!project.HasSameHeaders(Project))
                return null;

            var sources = Sources.IsDefault ? Project.SourcesOf(file) : Sources;
            foreach (var source in sources)
            {
                if (!compilation.ContainsSyntaxTree(source))
                    return null;
            }

            return this with { Project = project, Sources = sources };
        }
    }
}
