using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Tests.Harness;
using EventTracking.Shared.Differential;

namespace EventTracking.Generators.Tests.Shape;

/// <summary>The shapes of the events that the differential tests declare.</summary>
public sealed class DifferentialShapeTests
{
    [Fact]
    public void Every_event_has_a_shape() =>
        Assert.Superset(AllShapes.ByName.Keys.ToHashSet(), DifferentialShapes.OfAssembly.Keys.ToHashSet());

    [Fact]
    public void Source_and_assembly_have_the_same_shapes() =>
        Assert.Equal(Texts(DifferentialShapes.OfSource), Texts(DifferentialShapes.OfAssembly));

    [Fact]
    public void The_text_of_a_shape_is_read_as_it_was_written() =>
        Assert.All(DifferentialShapes.OfAssembly.Values, static shape =>
        {
            var file = LockFile.Parse(LockFile.Write([(shape, LockState.Emitted)]));

            Assert.Empty(file.Errors);
            var read = Assert.Single(file.Blocks).Shape!;
            Assert.Equal(shape.ToString(), read.ToString());
            Assert.Empty(ShapeComparison.Compare(shape, read));
            Assert.Empty(ShapeComparison.Compare(read, shape));
        });

    private static IEnumerable<string> Texts(IReadOnlyDictionary<string, DataShape> shapes) =>
        shapes.Values.Select(static shape => shape.ToString()).Order(StringComparer.Ordinal);
}
