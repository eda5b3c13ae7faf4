using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

/// <summary>Emitting a typed struct event allocates nothing once the thread is warmed up.</summary>
public sealed partial class AllocationTests
{
    private const int Events = 10_000;
    private readonly CountingBackend _backend = new();

    [Fact]
    public void Nothing_is_allocated_without_a_backend() => AssertNothingAllocated(new Tracker());

    [Fact]
    public void Nothing_is_allocated_for_a_backend() => AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend)));

    [Fact]
    public void Nothing_is_allocated_with_contexts_and_processors()
    {
        var events = AssertNothingAllocated(new Tracker(
            SomeBackends.Only(_backend),
            processors:
            [
                new NameAllowlistProcessor("org.edx.video.stop"),
                new RegexFilterProcessor(FilterType.Allowlist, @"org\.edx\."),
                new SamplingProcessor(1),
            ]));
        Assert.Equal(events, _backend.Sent);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_dropped_name()
    {
        AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend), processors: [new NameAllowlistProcessor("another.event")]));
        Assert.Equal(0, _backend.Sent);
    }

    [Fact]
    public void Nothing_is_allocated_for_processors_that_see_the_whole_event()
    {
        var keeping = new DelegateProcessor(static (ref _) => ProcessingResult.Keep);
        var events = AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend), processors: [keeping, new SamplingProcessor(1)]));
        Assert.Equal(events, _backend.Sent);
    }

    [Fact]
    public void Entering_and_exiting_a_context_allocates_at_most_250_bytes()
    {
        var tracker = new Tracker();
        var context = new EventContext
        {
            ["user_id"] = 10938,
            ["course_id"] = "edX/DemoX",
            ["org_id"] = "edX",
            ["host"] = "courses.example.org",
            ["session"] = "b7c4f0a2",
            ["is_staff"] = false,
        };

        EnterAndLeave(tracker, context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        EnterAndLeave(tracker, context);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Events, 1, 250);
    }

    [Fact]
    public void Nothing_is_allocated_with_nested_routers_and_patterns()
    {
        var inner = new RoutingBackend(
            SomeBackends.Only(_backend), [new RegexFilterProcessor(FilterType.Allowlist, @"org\.edx\.", "video")]);
        var events = AssertNothingAllocated(new Tracker(SomeBackends.Only(new RoutingBackend(SomeBackends.Only(inner)))));
        Assert.Equal(events, _backend.Sent);
    }

    [Fact]
    public void Nothing_is_allocated_with_the_other_locators()
    {
        AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend), new ThreadLocalContextLocator()));
        AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend), new SharedContextLocator()));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_file()
    {
        // Without the timer: a concurrent flush would contend for the lock, which allocates.
        using var file = new JsonLinesBackend(Stream.Null, new JsonLinesOptions { FlushInterval = Timeout.InfiniteTimeSpan });
        AssertNothingAllocated(new Tracker(SomeBackends.Only(file)));
    }

    [Fact]
    public void Nothing_is_allocated_for_lists_typed_as_interfaces()
    {
        using var tracker = new Tracker(SomeBackends.Only(_backend));
        var listed = new CourseListed([["intro", "week1"], []], new List<int> { 1, 2 });

        AssertNothingAllocated(() => EmitMany(tracker, in listed));
    }

    [Fact]
    public void Nothing_is_allocated_for_custom_written_and_formattable_values()
    {
        using var tracker = new Tracker(SomeBackends.Only(_backend));
        var enrolled = new CourseEnrolled(new LearnerId(5), new LearnerId(6), [new LearnerId(7)], System.Net.IPAddress.Loopback, ^3);

        AssertNothingAllocated(() => EmitMany(tracker, in enrolled));
    }

    private static void EnterAndLeave(Tracker tracker, EventContext context)
    {
        for (var i = 0; i < Events; i++)
        {
            using (tracker.Context("session", context))
            {
            }
        }
    }

    /// <returns>The number of emitted events.</returns>
    private static int AssertNothingAllocated(Tracker tracker)
    {
        tracker.EnterContext("server", new EventContext { ["host"] = "courses.example.org" });
        tracker.EnterContext("session", new EventContext { ["user_id"] = 10938 });
        return AssertNothingAllocated(() => Emit(tracker));
    }

    private static int AssertNothingAllocated(Action emitMany)
    {
        emitMany();
        var before = GC.GetAllocatedBytesForCurrentThread();
        emitMany();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        return 2 * Events;
    }

    private static void Emit(Tracker tracker)
    {
        for (var i = 0; i < Events; i++)
            tracker.Emit(new VideoStopped("i4x-edX-DemoX-video", 86.75));
    }

    private static void EmitMany<TEvent>(Tracker tracker, in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        for (var i = 0; i < Events; i++)
            tracker.Emit(in trackedEvent);
    }

    /// <summary>The contents of a course were listed.</summary>
    [TrackedEvent("org.edx.course.listed")]
    internal readonly partial record struct CourseListed(IReadOnlyList<IReadOnlyList<string>> Sections, IList<int> Weeks);

    /// <summary>A learner enrolled in a course.</summary>
    [TrackedEvent("org.edx.course.enrolled")]
    internal readonly partial record struct CourseEnrolled(
        LearnerId Learner, LearnerId? Referrer, LearnerId[] Group, System.Net.IPAddress Address, Index Place);

    [EventValue(typeof(LearnerIdWriter))]
    internal readonly record struct LearnerId(long Value);

    [EventValueWriter(FieldJsonType.Integer)]
    internal sealed class LearnerIdWriter : IEventValueWriter<LearnerId>
    {
        public static void Write(ref EventDataWriter writer, in LearnerId value) => writer.WriteInt64(value.Value);
    }
}
