using Xunit;

namespace EventTracking.Tests.Context;

public sealed class EventContextTests
{
    [Fact]
    public void Keys_keep_the_order_in_which_they_were_first_set()
    {
        var context = new EventContext { ["z"] = 1, ["a"] = 2, ["m"] = 3 };
        context["z"] = 4;

        Assert.Equal(["z", "a", "m"], context.Keys);
        Assert.Equal([4, 2, 3], context.Values);
        Assert.Equal(3, context.Count);
    }

    [Fact]
    public void More_keys_than_usual_are_kept_too()
    {
        var keys = Enumerable.Range(0, 100).Select(static i => $"key{i}").ToArray();

        var context = new EventContext(keys.Select(static key => KeyValuePair.Create(key, (object?)key)));

        Assert.Equal(keys, context.Keys);
        Assert.Equal("key99", context["key99"]);
    }

    [Fact]
    public void A_key_is_added_once()
    {
        var context = new EventContext { { "user", 1 } };

        var exception = Assert.Throws<ArgumentException>(() => context.Add("user", 2));

        Assert.Contains("'user'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, context["user"]);
    }

    [Fact]
    public void Case_matters()
    {
        var context = new EventContext { ["user"] = 1 };

        Assert.False(context.ContainsKey("User"));
        Assert.False(context.TryGetValue("User", out _));
    }

    [Fact]
    public void An_unknown_key_is_refused_with_the_known_ones()
    {
        var context = new EventContext { ["user"] = 1 };

        var exception = Assert.Throws<KeyNotFoundException>(() => context["host"]);

        Assert.Contains("'host'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'user'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_can_be_a_value_and_no_key()
    {
        var context = new EventContext { ["user"] = null };

        Assert.True(context.TryGetValue("user", out var value));
        Assert.Null(value);
        Assert.Throws<ArgumentNullException>(() => context[null!] = 1);
        Assert.Throws<ArgumentNullException>(() => context.Add(null!, 1));
        Assert.Throws<ArgumentNullException>(() => context.ContainsKey(null!));
        Assert.Throws<ArgumentNullException>(() => new EventContext(null!));
    }
}
