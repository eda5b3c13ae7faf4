using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Analyzers.Use;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class EventMustBeEmittedAsOwnTypeTests
{
    private const string Events = """
        using System.Collections.Generic;
        using EventTracking;

        [TrackedEvent("org.shop.order.changed")]
        public partial record Changed(string Id);

        [TrackedEvent("org.shop.order.paid")]
        public sealed partial record Paid(string Id, decimal Amount) : Changed(Id);

        [TrackedEvent("org.shop.order.seen")]
        public partial record Seen(string Id);

        public record NoEvent(string Id) : Seen(Id);

        """;

    private const string Message =
        "This expression may hold a 'Paid', which would be emitted as the event 'Changed' without its own fields; emit it through a "
            + "variable of its own type";

    [Theory]
    [InlineData("void M(Changed change, Tracker tracker) => {|#0:change|}.Emit(tracker);")]
    [InlineData("void M(Changed change) => {|#0:change|}.Emit();")]
    [InlineData("void M(Changed change, Tracker tracker) => tracker.Emit({|#0:change|});")]
    [InlineData("void M(Changed change, Tracker tracker) => tracker.Emit(in {|#0:change|});")]
    [InlineData("void M(Tracker tracker) => tracker.Emit<Changed>({|#0:new Paid(\"1\", 1)|});")]
    [InlineData("void M(Tracker tracker) { Changed change = new Paid(\"1\", 1); {|#0:change|}.Emit(tracker); }")]
    [InlineData("void M(Tracker tracker) { var change = new Changed(\"1\"); change = new Paid(\"1\", 1); {|#0:change|}.Emit(tracker); }")]
    [InlineData(
        "void M(Tracker tracker) { var change = new Changed(\"1\"); N(ref change); {|#0:change|}.Emit(tracker); } void N(ref Changed "
            + "change) { }")]
    [InlineData("void M(List<Changed> changes, Tracker tracker) { foreach (var change in changes) {|#0:change|}.Emit(tracker); }")]
    [InlineData("private Changed _change = null!; void M(Tracker tracker) => {|#0:_change|}.Emit(tracker);")]
    [InlineData("Changed N() => null!; void M(Tracker tracker) => tracker.Emit({|#0:N()|});")]
    [InlineData("void M(Changed change, Tracker tracker) => ({|#0:change with { Id = \"2\" }|}).Emit(tracker);")]
    [InlineData("void M(Paid paid, Tracker tracker) => ((Changed){|#0:paid|}).Emit(tracker);")]
    public Task An_expression_that_may_hold_a_derived_event_is_reported(string member) =>
        RuleTest<EventMustBeEmittedAsOwnTypeAnalyzer>.Reports($"{Events}public class Orders {{ {member} }}", Message);

    [Theory]
    [InlineData("void M(Paid paid, Tracker tracker) { paid.Emit(tracker); tracker.Emit(paid); tracker.EmitPaid(\"1\", 1); }")]
    [InlineData(
        "void M(Tracker tracker) { tracker.EmitChanged(\"1\"); new Changed(\"1\").Emit(tracker); tracker.Emit(new Changed(\"1\")); }")]
    [InlineData(
        "void M(Tracker tracker) { var change = new Changed(\"1\"); change.Emit(tracker); (change with { Id = \"2\" }).Emit(tracker); }")]
    [InlineData("void M(Seen seen, Tracker tracker) { seen.Emit(tracker); tracker.Emit(seen); new NoEvent(\"1\").Emit(tracker); }")]
    [InlineData("void M<TEvent>(TEvent change, Tracker tracker) where TEvent : Changed, ITrackedEvent<TEvent> => tracker.Emit(change);")]
    [InlineData(
        "void M(Changed change, Tracker tracker) => tracker.Emit(\"org.shop.order\", new Dictionary<string, object?> { [\"id\"] = "
            + "change.Id });")]
    [InlineData("void M(Changed change, List<string> others) => others.Add(change.Id);")]
    public Task An_event_emitted_as_its_own_type_is_not_reported(string member) =>
        RuleTest<EventMustBeEmittedAsOwnTypeAnalyzer>.ReportsNothingFor($"{Events}public class Orders {{ {member} }}");

    [Fact]
    public Task A_derived_event_in_a_referenced_assembly_counts()
    {
        var test = new RuleTest<EventMustBeEmittedAsOwnTypeAnalyzer>.Test(
            "public class Orders { void M(Changed change, EventTracking.Tracker tracker) => {|#0:change|}.Emit(tracker); }").Expecting(
                Message);
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(Events));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<EventMustBeEmittedAsOwnTypeAnalyzer>.ReportsNothingFor(
        Events + """
        public class Orders
        {
        #pragma warning disable EVT304
            void M(Changed change, Tracker tracker) => change.Emit(tracker);
        #pragma warning restore EVT304
        }
        """);
}
