using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EventTracking.Generators.Events;
using EventTracking.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Caching;

/// <summary>
/// Parses an event, unless the same declaration has been parsed before and nothing has changed that could give it another meaning. The
/// compiler asks for every event at every keystroke, and makes the members of each record anew for whoever looks at them: nearly all
/// that a keystroke would cost.
/// </summary>
internal static class RememberedEvents
{
    private static readonly ConditionalWeakTable<SyntaxNode, Memory> Memories = new();

    /// <inheritdoc cref="EventParser.Parse"/>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var compilation = context.SemanticModel.Compilation;
        var project = ProjectOutline.Of(compilation);
        var memory = Memories.GetOrCreateValue(context.TargetNode);
        if (memory.Latest?.In(project, compilation, context.TargetNode.SyntaxTree) is { } known)
        {
            memory.Latest = known;
            return known.Event;
        }

        var parsed = EventParser.Parse(context, cancellationToken);
        memory.Latest = new Parsed(parsed, project);
        return parsed;
    }

    private sealed class Memory
    {
        private Parsed? _latest;

        public Parsed? Latest
        {
            get => Volatile.Read(ref _latest);
            set => Volatile.Write(ref _latest, value);
        }
    }

    /// <summary>An event.</summary>
    /// <param name="Event">What has been parsed.</param>
    /// <param name="Project">The files that it is true of.</param>
    /// <param name="Sources">Those that had a say in it, as soon as somebody has asked.</param>
    private sealed record Parsed(EventModel? Event, ProjectOutline Project, ImmutableArray<SyntaxTree> Sources = default)
    {
        /// <summary>
        /// The same event of another compilation, or <see langword="null"/> where it may have become another one. What is still true is
        /// remembered of the latest files, so that no older ones are kept for it.
        /// </summary>
        public Parsed? In(ProjectOutline project, Compilation compilation, SyntaxTree file)
        {
            if (ReferenceEquals(project, Project))
                return this;
            if (!project.HasTheHeadersOf(Project))
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
