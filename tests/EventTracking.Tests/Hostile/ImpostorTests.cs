using EventTracking.Tests.Hostile.Impostors;
using Xunit;

namespace EventTracking.Tests.Hostile;

public sealed class ImpostorTests
{
    [Fact]
    public void User_types_can_share_names_with_types_in_generated_code()
    {
        var emitted = Emitted.From(static tracker => tracker.EmitImpersonated(
            new(1), new("a"), new("b"), new(2), new(3), Impostors.Tracker.On, new(true), new(4), new(new(5)), 6, "c", [new("d")]));

        Assert.Equal(
            """
            {"system":{"number":1},"string":{"text":"a"},"exception":{"message":"b"},"read_only_span":{"item":2},"nullable":{"item":3},"tracker":"on","event_tracking":{"is_on":true},"event_data_writer":{"pages":4},"self":{"self":{"count":5}},"maybe":6,"text":"c","strings":[{"text":"d"}],"broken":null}
            """,
            emitted.Data);
        Assert.Equal(1, emitted.FailedFields);
    }
}
