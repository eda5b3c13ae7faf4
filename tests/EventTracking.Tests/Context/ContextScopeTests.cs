using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Context;

/// <summary>Contexts that are entered for the length of a using.</summary>
public sealed class ContextScopeTests
{
    private readonly Tracker _tracker = new();

    [Fact]
    public void A_context_is_left_at_the_end_of_its_scope()
    {
        using (Enter("session", 1))
            Assert.Equal(["session=1"], Entered());

        Assert.Empty(Entered());
    }

    [Fact]
    public void A_context_is_left_also_when_its_scope_throws()
    {
        Assert.Throws<TimeoutException>(EnterAndThrow);

        Assert.Empty(Entered());
    }

    [Fact]
    public void A_nested_scope_of_the_same_name_restores_the_outer_one()
    {
        using (Enter("session", 1))
        {
            using (Enter("session", 2))
                Assert.Equal(["session=2"], Entered());

            Assert.Equal(["session=1"], Entered());
        }

        Assert.Empty(Entered());
    }

    [Fact]
    public void A_scope_restores_what_was_entered_without_one()
    {
        _tracker.EnterContext("session", Some("session", 1));
        _tracker.EnterContext("page", Some("page", 1));

        using (Enter("session", 2))
            Assert.Equal(["session=2", "page=1"], Entered());

        Assert.Equal(["session=1", "page=1"], Entered());
    }

    [Fact]
    public void Scopes_can_be_left_out_of_order()
    {
        var a = Enter("a", 1);
        var b = Enter("b", 2);
        var c = Enter("c", 3);

        b.Dispose();
        Assert.Equal(["a=1", "c=3"], Entered());

        a.Dispose();
        Assert.Equal(["c=3"], Entered());

        c.Dispose();
        Assert.Empty(Entered());
    }

    [Fact]
    public void Leaving_the_outer_of_two_scopes_of_one_name_leaves_the_inner_one_alone()
    {
        var outer = Enter("session", 1);
        using var inner = Enter("session", 2);

        outer.Dispose();

        Assert.Equal(["session=2"], Entered());
    }

    [Fact]
    public void What_was_entered_meanwhile_without_a_scope_stays()
    {
        using (Enter("session", 1))
            _tracker.EnterContext("page", Some("page", 2));

        Assert.Equal(["page=2"], Entered());
    }

    [Fact]
    public void A_scope_whose_context_was_exited_by_hand_does_nothing()
    {
        using (Enter("session", 1))
        {
            _tracker.EnterContext("page", Some("page", 2));
            _tracker.ExitContext("session");
        }

        Assert.Equal(["page=2"], Entered());
    }

    [Fact]
    public void A_scope_whose_context_was_replaced_by_hand_leaves_the_replacement()
    {
        using (Enter("session", 1))
            _tracker.EnterContext("session", Some("session", 2));

        Assert.Equal(["session=2"], Entered());
    }

    [Fact]
    public void Leaving_twice_does_nothing()
    {
        var scope = Enter("session", 1);
        scope.Dispose();
        _tracker.EnterContext("session", Some("session", 2));

        scope.Dispose();

        Assert.Equal(["session=2"], Entered());
    }

    [Fact]
    public void No_scope_can_be_left_too()
    {
        _tracker.EnterContext("session", Some("session", 1));

        default(ContextScope).Dispose();

        Assert.Equal(["session=1"], Entered());
    }

    [Fact]
    public void A_scope_equals_itself_alone()
    {
        using var a = Enter("a", 1);
        using var b = Enter("a", 1);
        var copy = a;

        Assert.True(a == copy);
        Assert.True(a != b);
        Assert.Equal(a.GetHashCode(), copy.GetHashCode());
        Assert.Equal(default, default(ContextScope));
    }

    private void EnterAndThrow()
    {
        using var scope = Enter("session", 1);
        throw new TimeoutException();
    }

    private static EventContext Some(string key, int value) => new() { [key] = value };

    private ContextScope Enter(string name, int value) => _tracker.Context(name, Some(name, value));

    private IEnumerable<string> Entered() => _tracker.ResolveContext().Select(static entry => $"{entry.Key}={entry.Value}");
}
