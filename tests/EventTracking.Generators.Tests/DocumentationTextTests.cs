using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Tests;

/// <summary>The descriptor contains the doc comments of an event even if the build does not parse doc comments.</summary>
public sealed class DocumentationTextTests
{
    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Doc_comments_are_read_in_every_documentation_mode(DocumentationMode mode)
    {
        var descriptor = DescriptorOf(mode, """
            // An ordinary comment.
            /// <summary>
            /// A learner stopped
            /// a <see cref="N.Video"/> &amp; left; <c>null</c> is <see langword="null"/>, <paramref name="Id"/> stays.
            /// </summary>
            /// <param name="Id">The <b>video</b>.</param>
            #pragma warning disable CS0169
            [EventTracking.TrackedEvent("a.b")]
            public partial record E(string Id, int None) : Base(1)
            {
                /** <summary>
                  * In a block.
                  * </summary> */
                public int Block => 1;

                //// <summary>Not this.</summary>
                public int Slashes => 1;

                /// Without a tag.
                public int Bare => 1;

                /// <summary>Broken <b>XML.</summary>
                public int Broken => 1;

                /// <summary>A field.</summary>
                [System.Text.Json.Serialization.JsonInclude] public int Field = 1;
            }
            /// <param name="Inherited">From the base.</param>
            public record Base(int Inherited);
            namespace N { public class Video; }
            """);

        Assert.Equal("A learner stopped a N.Video & left; null is null, Id stays.", descriptor.Documentation);
        Assert.Equal(
            ["The video.", null, "In a block.", null, "Without a tag.", "Broken XML.", "A field.", "From the base."],
            descriptor.Fields.Select(static field => field.Documentation));
    }

    [Fact]
    public void The_extension_method_has_the_same_doc_comments() => Assert.Contains(
        """
                /// <summary>A &lt; B.</summary>
                /// <param name="id">The &quot;id&quot;.</param>
        """,
        GeneratorRun.Of("""
            /// <summary>A &lt; B.</summary>
            /// <param name="Id">The "id".</param>
            [EventTracking.TrackedEvent("a.b")] public partial record E(string Id);
            """).Files["E.g.cs"].Replace("\n", "\n    ", StringComparison.Ordinal),
        StringComparison.Ordinal);

    private static TrackedEventDescriptor DescriptorOf(DocumentationMode mode, string source) =>
        GeneratedAssembly.Descriptor(new GeneratedAssembly(GeneratorRun.WithoutChecks(SomeCompilation.Of(mode, source))).Type("E"));
}
