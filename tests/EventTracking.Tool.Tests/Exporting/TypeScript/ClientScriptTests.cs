using System.Text;
using System.Text.Json;

namespace EventTracking.Tool.Tests.Exporting.TypeScript;

/// <summary>What the exported client does with each answer and limit.</summary>
[Trait("Category", "Processes")]
public sealed class ClientScriptTests
{
    [Fact]
    public async Task Events_are_sent_in_one_request_after_a_second()
    {
        var result = await Run("""
            emit('a', { x: 1 }); emit('b');
            const waited = [...waits];
            await flush();
            return { waited, body: JSON.parse(bodies[0]) };
            """);

        Assert.Equal("[1000]", result.GetProperty("waited").GetRawText());
        Assert.Equal(0, result.GetProperty("body").GetProperty("dropped").GetInt32());
        var events = result.GetProperty("body").GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["""a {"x":1}""", "b {}"], events.Select(static e => $"{e.GetProperty("name")} {e.GetProperty("data").GetRawText()}"));
        Assert.All(events, static e =>
        {
            var id = e.GetProperty("id").GetGuid();
            Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and <= 11));
            var milliseconds = Convert.ToInt64(id.ToString("N")[..12], 16);
            Assert.InRange(e.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds() - milliseconds, -100, 100);
        });
        Assert.Equal(2, events.Select(static e => e.GetProperty("id").GetGuid()).Distinct().Count());
    }

    [Fact]
    public async Task Events_are_sent_with_their_version_unless_it_is_the_first()
    {
        var result = await Run(
            """
            emit('org.example.closed'); emit('org.example.stopped', { current_time: 1 }); emit('constructor'); emit('__proto__');
            await flush();
            return JSON.parse(bodies[0]).events.map(({ name, version }) => [name, version ?? 'none']);
            """,
            """
            org.example.closed 1

            org.example.stopped 1

            org.example.stopped 2
              current_time number
            """);

        Assert.Equal(
            """[["org.example.closed","none"],["org.example.stopped",2],["constructor","none"],["__proto__","none"]]""",
            result.GetRawText());
    }

    [Fact]
    public async Task A_request_has_up_to_100_events_and_60000_bytes_of_UTF_8()
    {
        var result = await Run("""
            for (let i = 0; i < 250; i++) emit('small', {});
            for (let i = 0; i < 30; i++) emit('large', { text: '€'.repeat(1000 * i) });
            await flush();
            return bodies;
            """);

        var bodies = result.EnumerateArray().Select(static body => body.GetString()!).ToList();
        Assert.All(bodies, static body => Assert.InRange(Encoding.UTF8.GetByteCount(body), 1, 60_100));
        var counts = bodies.Select(static body => JsonElement.Parse(body).GetProperty("events").GetArrayLength()).ToList();
        Assert.All(counts, static count => Assert.InRange(count, 0, 100));

        // Texts of 20,000 characters and more have 60,000 bytes.
        Assert.Equal(270, counts.Sum());
        Assert.Equal(10, bodies.Sum(static body => JsonElement.Parse(body).GetProperty("dropped").GetInt32()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("{ status: 200, body: '<html>Sign in</html>' }")]
    public async Task Events_beyond_2000_are_dropped_and_reported(string failure)
    {
        var result = await Run($$"""
            answers.push({{failure}});
            await (emit('first'), flush());
            bodies.length = 0;
            for (let i = 0; i < 2005; i++) emit('a');
            await flush();
            return bodies.map(body => JSON.parse(body)).map(({ dropped, events }) => [dropped, events.length]);
            """);

        var requests = result.EnumerateArray().Select(static pair => (Dropped: pair[0].GetInt32(), Events: pair[1].GetInt32())).ToList();
        Assert.Equal((5, 2001), (requests.Sum(static request => request.Dropped), requests.Sum(static request => request.Events)));
    }

    [Fact]
    public async Task Failures_are_repeated_with_growing_random_waits_and_the_same_ids()
    {
        var result = await Run("""
            emit('a');
            const before = [];
            for (const status of [0, 500, 503, 429, 0, 0, 0, 0, 0]) {
              answers.push(status);
              waits.length = 0;
              await flush();
              before.push(waits.at(-1));
            }
            await flush();
            return { before, ids: bodies.map(body => JSON.parse(body).events[0].id), stored: Object.keys(localStorage).length };
            """);

        var waits = result.GetProperty("before").EnumerateArray().Select(static wait => wait.GetDouble()).ToList();
        Assert.All(waits.Index(), static wait =>
        {
            var most = Math.Min(60_000, 2_000 * Math.Pow(2, wait.Index));
            Assert.InRange(wait.Item, most / 2, most);
        });
        Assert.Equal(4, result.GetProperty("ids").GetArrayLength());
        Assert.Single(result.GetProperty("ids").EnumerateArray().Select(static id => id.GetString()).Distinct());
        Assert.Equal(0, result.GetProperty("stored").GetInt32());
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"rejected":7}""")]
    public async Task An_answer_that_is_not_from_the_endpoint_is_a_failure(string answer)
    {
        var result = await Run($$"""
            emit('a');
            answers.push({ status: 200, body: {{JsonSerializer.Serialize(answer)}} });
            await flush();
            const stored = Object.keys(localStorage).length, wait = waits.at(-1);
            await flush();
            const left = Object.keys(localStorage).length;
            return { stored, wait, left, isSame: bodies[0] == bodies[1], dropped: JSON.parse(bodies[1]).dropped };
            """);

        Assert.InRange(result.GetProperty("wait").GetDouble(), 1_000, 2_000);
        Assert.Equal((1, 0), (result.GetProperty("stored").GetInt32(), result.GetProperty("left").GetInt32()));
        Assert.True(result.GetProperty("isSame").GetBoolean());
        Assert.Equal(0, result.GetProperty("dropped").GetInt32());
    }

    [Theory]
    [InlineData("7", 7_000)]
    [InlineData("1000000", 600_000)]
    public async Task A_retry_waits_as_long_as_the_server_demands_up_to_ten_minutes(string retryAfter, int expected)
    {
        var result = await Run($$"""
            emit('a');
            answers.push({ status: 429, headers: { 'Retry-After': '{{retryAfter}}' } });
            await flush();
            return waits.at(-1);
            """);

        Assert.Equal(expected, result.GetInt32());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(413)]
    public async Task Events_of_a_refused_request_are_reported_as_dropped(int status)
    {
        var result = await Run($$"""
            emit('a'); emit('b');
            answers.push({{status}});
            await flush();
            emit('c');
            await flush();
            return JSON.parse(bodies[1]);
            """);

        Assert.Equal((2, 1), (result.GetProperty("dropped").GetInt32(), result.GetProperty("events").GetArrayLength()));
    }

    [Fact]
    public async Task Rejected_events_are_passed_to_the_page_even_if_it_fails()
    {
        var result = await Run("""
            const rejected = [];
            process.on('uncaughtException', error => rejected.push(error.message));
            configure({ onRejected: (event, path, reason) => { rejected.push([event.name, path, reason]); throw new Error('broken'); } });
            emit('a'); emit('b');
            answers.push({ status: 202, body: '{"rejected":[{"index":1,"path":"x","reason":"is missing"}]}' });
            await flush();
            await new Promise(setImmediate);
            return { rejected, stored: Object.keys(localStorage).length };
            """);

        Assert.Equal("""{"rejected":[["b","x","is missing"],"broken"],"stored":0}""", result.GetRawText());
    }

    [Fact]
    public async Task A_page_that_is_left_sends_beacons_and_stores_what_the_browser_does_not_take()
    {
        var result = await Run("""
            emit('a');
            document.hidden = true;
            listeners.visibilitychange();
            emit('b'); emit('c');
            await Promise.resolve();
            page.acceptsBeacons = false;
            emit('d');
            await Promise.resolve();
            const stored = Object.keys(localStorage).length;
            await flush();
            const names = body => body.events.map(event => event.name).join('');
            return { beacons: beacons.map(names), stored, body: names(JSON.parse(bodies[0])) };
            """);

        Assert.Equal("""{"beacons":["a","bc"],"stored":1,"body":"d"}""", result.GetRawText());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("503", 0)]
    [InlineData("{ status: 200, body: '<html>Sign in</html>' }", 0)]
    [InlineData("401", 1)]
    public async Task Events_of_a_hidden_page_wait_for_an_answer(string failure, int dropped)
    {
        var result = await Run($$"""
            document.hidden = true;
            listeners.visibilitychange();
            page.nextTask();
            answers.push({{failure}});
            emit('a');
            await flush();
            bodies.length = 0;
            emit('b'); emit('c');
            await flush();
            const sent = bodies.map(body => JSON.parse(body));
            const names = sent.flatMap(body => body.events.map(event => event.name)).join('');
            return { names, dropped: sent.reduce((sum, body) => sum + body.dropped, 0), beacons: beacons.length };
            """);

        var expected = dropped == 0 ? "abc" : "bc";
        Assert.Equal($$"""{"names":"{{expected}}","dropped":{{dropped}},"beacons":0}""", result.GetRawText());
    }

    [Fact]
    public async Task A_hidden_page_sends_at_once_and_waits_after_a_failure()
    {
        var result = await Run("""
            document.hidden = true;
            emit('a'); emit('b');
            await new Promise(setImmediate);
            const atOnce = bodies.length;
            answers.push(503);
            emit('c');
            await new Promise(setImmediate);
            emit('d');
            await new Promise(setImmediate);
            return { atOnce, withTheFailure: bodies.length };
            """);

        Assert.Equal("""{"atOnce":1,"withTheFailure":2}""", result.GetRawText());
    }

    [Fact]
    public async Task A_page_without_storage_counts_what_it_cannot_store()
    {
        var result = await Run("""
            Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('denied'); } });
            emit('a');
            answers.push(0);
            await flush();
            emit('b');
            await flush();
            return JSON.parse(bodies[0]).dropped;
            """);

        Assert.Equal(1, result.GetInt32());
    }

    private static Task<JsonElement> Run(string script, string events = "")
    {
        ClientScript.SkipUnlessInstalled();
        var files = ExportRun.Files("typescript", events.Length == 0 ? [] : ExportRun.Shapes(events));
        return ClientScript.Run(files.Single(static file => file.Path == "events.js").Text, script);
    }
}
