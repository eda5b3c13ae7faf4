using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using EventTracking.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.TestHost;

namespace EventTracking.AspNetCore.Tests;

public sealed class RequestContextTests
{
    private static readonly Func<HttpContext, Tracker, Task> Emit = static (_, tracker) =>
    {
        tracker.Emit("com.example.page.viewed");
        return Task.CompletedTask;
    };

    [Fact]
    public async Task An_event_says_which_request_it_belongs_to()
    {
        await using var site = await SomeSite.StartAsync(Emit);

        Assert.Equal(
            """{"host":"courses.example.org","path":"/courses/demo","method":"POST","referer":"https://example.org/","agent":"Firefox","accept_language":"fi","trace_id":"0af7651916cd43dd8448eb211c80319c"}""",
            await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task Who_asks_is_left_out_until_it_is_asked_for()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.User | RequestFields.Ip);

        Assert.Equal("""{"user_id":"10938","ip":"192.0.2.7"}""", await site.ContextOfAsync(SomeRequest));
    }

    [Theory]
    [InlineData(RequestFields.Host, """{"host":"courses.example.org"}""")]
    [InlineData(RequestFields.Path, """{"path":"/courses/demo"}""")]
    [InlineData(RequestFields.Method, """{"method":"POST"}""")]
    [InlineData(RequestFields.Referer, """{"referer":"https://example.org/"}""")]
    [InlineData(RequestFields.Agent, """{"agent":"Firefox"}""")]
    [InlineData(RequestFields.AcceptLanguage, """{"accept_language":"fi"}""")]
    [InlineData(RequestFields.TraceId, """{"trace_id":"0af7651916cd43dd8448eb211c80319c"}""")]
    [InlineData(RequestFields.None, "{}")]
    public async Task Each_field_can_be_had_by_itself(RequestFields fields, string context)
    {
        await using var site = await SomeSite.StartAsync(Emit, options => options.Fields = fields);

        Assert.Equal(context, await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task What_is_switched_off_is_not_read()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Method);

        Assert.Equal("""{"method":"POST"}""", await site.ContextOfAsync(static http =>
        {
            http.Request.Method = "POST";
            http.User = new UnreadableUser();
        }));
    }

    [Fact]
    public async Task A_session_is_told_where_there_is_one()
    {
        var session = "";
        await using var site = await SomeSite.StartAsync(
            (http, tracker) =>
            {
                session = http.Session.Id;
                return Emit(http, tracker);
            },
            static options => options.Fields = RequestFields.Session,
            static app => app.UseSession());

        var context = await site.ContextOfAsync(SomeRequest);

        Assert.Equal($$"""{"session":"{{session}}"}""", context);
    }

    [Fact]
    public async Task A_user_who_is_not_authenticated_is_none()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.User);

        Assert.Equal("{}", await site.ContextOfAsync(static http => http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "10938")]))));
    }

    [Fact]
    public async Task The_application_adds_values_of_its_own()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options =>
        {
            options.Fields = RequestFields.Method;
            options.Enrich = static (_, context) => context["course_id"] = "demo";
        });

        Assert.Equal("""{"method":"POST","course_id":"demo"}""", await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task The_context_is_left_also_when_the_request_fails()
    {
        await using var site = await SomeSite.StartAsync(static (_, _) => throw new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Server.SendAsync(SomeRequest, TestContext.Current.CancellationToken));

        Assert.Empty(site.Tracker.ResolveContext());
    }

    [Fact]
    public async Task A_tracker_that_is_not_registered_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SomeSite.StartAsync(Emit, static options => options.TrackerName = "audit"));

        Assert.Equal(
            "The services have no tracker 'audit'. Register it by builder.AddEventTracking() or services.AddEventTracking(\"audit\").", error.Message);
    }

    [Fact]
    public async Task A_request_without_events_reads_and_builds_nothing()
    {
        var enriched = 0;
        await using var site = await SomeSite.StartAsync(static (_, _) => Task.CompletedTask, options =>
        {
            options.Fields = RequestFields.Session | RequestFields.User;
            options.Enrich = (_, _) => enriched++;
        });

        await site.Server.SendAsync(
            static http =>
            {
                http.User = new UnreadableUser();
                http.Features.Set<ISessionFeature>(new ThrowingSession());
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(0, enriched);
        Assert.Equal(0, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Fact]
    public async Task The_context_of_a_request_is_built_once()
    {
        var enriched = 0;
        await using var site = await SomeSite.StartAsync(
            static (_, tracker) =>
            {
                tracker.Emit("com.example.one");
                using (tracker.Context("inner", new EventContext { ["inner"] = true }))
                    tracker.Emit("com.example.two");
                return Task.CompletedTask;
            },
            options =>
            {
                options.Fields = RequestFields.Method;
                options.Enrich = (_, context) => context["call"] = ++enriched;
            });

        await site.Server.SendAsync(static http => http.Request.Method = "PUT", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["""{"method":"PUT","call":1}""", """{"method":"PUT","call":1,"inner":true}"""],
            site.Collected.Events.Select(static e => e.Context.GetRawText()));
    }

    [Fact]
    public async Task A_user_a_session_and_an_enrichment_that_throw_cost_their_values_alone()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options =>
        {
            options.Fields = RequestFields.Method | RequestFields.User | RequestFields.Session;
            options.Enrich = static (_, context) =>
            {
                context["before"] = 1;
                throw new TimeoutException("the database is away");
            };
        });

        var context = await site.ContextOfAsync(static http =>
        {
            http.Request.Method = "PUT";
            http.User = new UnreadableUser();
            http.Features.Set<ISessionFeature>(new ThrowingSession());
        });

        Assert.Equal("""{"method":"PUT","before":1}""", context);
        Assert.Equal(3, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Fact]
    public async Task An_authentication_that_throws_costs_the_user_alone()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Method | RequestFields.User);

        var context = await site.ContextOfAsync(static http =>
        {
            http.Request.Method = "PUT";
            http.Features.Set<IHttpAuthenticationFeature>(new ThrowingAuthentication());
        });

        Assert.Equal("""{"method":"PUT"}""", context);
        Assert.Equal(1, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Fact]
    public async Task A_session_that_is_not_available_is_not_read()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Session);

        Assert.Equal("{}", await site.ContextOfAsync(static http => http.Features.Set<ISessionFeature>(new ThrowingSession { IsAvailable = false })));
        Assert.Equal(0, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Theory]
    [InlineData("sub", null, "7")]
    [InlineData("uid", null, "name")]
    [InlineData("uid", "uid", "7")]
    [InlineData("sub", "uid", null)]
    public async Task The_user_is_that_of_the_usual_claims_or_of_the_one_that_is_set(string claim, string? userIdClaim, string? userId)
    {
        await using var site = await SomeSite.StartAsync(Emit, options => (options.Fields, options.UserIdClaim) = (RequestFields.User, userIdClaim));

        var context = await site.ContextOfAsync(http => http.User = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(claim, "7"), new Claim(ClaimTypes.Name, "name")], "token")));

        Assert.Equal(userId is null ? "{}" : $$"""{"user_id":"{{userId}}"}""", context);
    }

    [Theory]
    [InlineData("https://example.org/a?token=1#f", "https://example.org/a")]
    [InlineData("https://example.org/a#token", "https://example.org/a")]
    [InlineData("https://user:secret@example.org/a@b", "https://example.org/a@b")]
    [InlineData("HTTP://user:se@cret@example.org", "HTTP://example.org")]
    [InlineData("https://user:secret\\@example.org/", "https://example.org/")]
    [InlineData("//user:secret@example.org/a", "example.org/a")]
    [InlineData("https:/user:secret@example.org/a", "example.org/a")]
    [InlineData("https:///user:secret@example.org/a", "example.org/a")]
    [InlineData("user:secret@example.org", "example.org")]
    [InlineData("about:blank", "about:blank")]
    public async Task A_referer_has_no_query_fragment_and_user(string referer, string expected)
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Referer);
        Assert.Equal(expected, await RefererOfAsync(site, referer));
    }

    [Fact]
    public async Task A_referer_is_kept_whole_on_request()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => (options.Fields, options.KeepFullReferer) = (RequestFields.Referer, true));
        Assert.Equal("https://user:pw@example.org/a?q=1#f", await RefererOfAsync(site, "https://user:pw@example.org/a?q=1#f"));
    }

    [Fact]
    public async Task Long_headers_are_truncated_and_counted_and_cost_no_event()
    {
        await using var site = await SomeSite.StartAsync(Emit);

        var context = System.Text.Json.JsonElement.Parse(await site.ContextOfAsync(static http =>
        {
            SomeRequest(http);
            http.Request.Headers.UserAgent = new string('a', 30_000);
            http.Request.Headers.AcceptLanguage = new string('b', 511) + "😀";
            http.Request.Headers.Referer = "https://example.org/" + new string('c', 492);
            http.Request.Headers.Host = new string('d', 513);
        }));

        Assert.Equal(new string('a', 512), context.GetProperty("agent").GetString());
        Assert.Equal(new string('b', 511), context.GetProperty("accept_language").GetString());
        Assert.Equal(512, context.GetProperty("referer").GetString()!.Length);
        Assert.Equal(new string('d', 512), context.GetProperty("host").GetString());
        Assert.Equal(3, site.Tracker.CountFailures(TrackingFailureKind.ValueTruncated));
        Assert.Equal(1, site.Tracker.GetAccount().Delivered);
    }

    [Fact]
    public async Task The_length_of_headers_can_be_set()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => (options.Fields, options.MaxHeaderLength) = (RequestFields.Agent, 3));

        Assert.Equal("""{"agent":"Fir"}""", await site.ContextOfAsync(SomeRequest));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SomeSite.StartAsync(Emit, static options => options.MaxHeaderLength = 0));
    }

    [Fact]
    public async Task A_trace_id_is_never_made_of_zeros()
    {
        using var hierarchical = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        await using var site = await SomeSite.StartAsync(
            Emit,
            static options => options.Fields = RequestFields.TraceId,
            app => app.Use((http, next) =>
            {
                http.Features.Set<IHttpActivityFeature>(new ActivityFeature { Activity = hierarchical });
                return next(http);
            }));

        Assert.Equal("""{"trace_id":"the server's own"}""", await site.ContextOfAsync(static http => http.TraceIdentifier = "the server's own"));
    }

    [Fact]
    public async Task Without_an_identifier_of_the_server_the_trace_id_is_the_root_of_a_hierarchical_activity()
    {
        using var hierarchical = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        await using var site = await SomeSite.StartAsync(
            Emit,
            static options => options.Fields = RequestFields.TraceId,
            app => app.Use((http, next) =>
            {
                http.Features.Set<IHttpRequestIdentifierFeature>(null);
                http.Features.Set<IHttpActivityFeature>(new ActivityFeature { Activity = hierarchical });
                return next(http);
            }));

        Assert.Equal($$"""{"trace_id":"{{hierarchical.RootId}}"}""", await site.ContextOfAsync(static _ => { }));
    }

    [Fact]
    public async Task The_template_of_the_route_is_in_the_context()
    {
        await using var site = await SomeSite.StartAsync(
            Emit,
            static options => options.Fields = RequestFields.Path | RequestFields.Route,
            static app => app.MapGet("/courses/{id}", static () => "The handler of the site comes first."));

        Assert.Equal("""{"path":"/courses/demo","route":"/courses/{id}"}""", await site.ContextOfAsync(static http => http.Request.Path = "/courses/demo"));
    }

    [Fact]
    public async Task The_path_is_that_of_the_request_also_in_an_exception_handler()
    {
        await using var site = await SomeSite.StartAsync(
            static (http, tracker) =>
            {
                http.Request.Path = "/error";
                tracker.Emit("com.example.failed");
                return Task.CompletedTask;
            },
            static options => options.Fields = RequestFields.Path);

        Assert.Equal("""{"path":"/courses/demo"}""", await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task Work_that_outlives_its_request_emits_with_the_values_captured_at_its_end()
    {
        var ended = new TaskCompletionSource();
        var work = Task.CompletedTask;
        await using var site = await SomeSite.StartAsync(
            (_, tracker) =>
            {
                work = Task.Run(async () =>
                {
                    await ended.Task;
                    tracker.Emit("com.example.page.viewed");
                });
                return Task.CompletedTask;
            },
            static options =>
            {
                options.Fields = RequestFields.Default | RequestFields.User | RequestFields.Ip;
                options.Enrich = static (_, _) => throw new InvalidOperationException("The request has ended.");
            });

        var http = await site.Server.SendAsync(SomeRequest, TestContext.Current.CancellationToken);
        http.Request.Method = "DELETE";
        http.Request.Headers.Clear();
        http.User = new UnreadableUser();
        ended.SetResult();
        await work.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"host":"courses.example.org","path":"/courses/demo","method":"POST","referer":"https://example.org/","agent":"Firefox","accept_language":"fi","trace_id":"0af7651916cd43dd8448eb211c80319c","user_id":"10938","ip":"192.0.2.7"}""",
            Assert.Single(site.Collected.Events).Context.GetRawText());
        Assert.Equal(0, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    private static async Task<string?> RefererOfAsync(SomeSite site, string referer) =>
        System.Text.Json.JsonElement.Parse(await site.ContextOfAsync(http => http.Request.Headers.Referer = referer)).GetProperty("referer").GetString();

    private sealed class ActivityFeature : IHttpActivityFeature
    {
        public required Activity Activity { get; set; }
    }

    private sealed class ThrowingSession : ISession, ISessionFeature
    {
        public bool IsAvailable { get; init; } = true;

        public string Id => throw new TimeoutException("the store of the sessions is away");

        public IEnumerable<string> Keys => [];

        public ISession Session { get => this; set => throw new NotSupportedException(); }

        public Task LoadAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CommitAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? value) => throw new NotSupportedException();

        public void Set(string key, byte[] value) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();
    }

    private sealed class ThrowingAuthentication : IHttpAuthenticationFeature
    {
        public ClaimsPrincipal? User
        {
            get => throw new TimeoutException("the identity provider is away");
            set => throw new NotSupportedException();
        }
    }

    private sealed class UnreadableUser : ClaimsPrincipal
    {
        public override IIdentity Identity => throw new InvalidOperationException("Nobody has asked for the user.");
    }

    private static void SomeRequest(HttpContext http)
    {
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "10938")], "password"));
        http.Request.Method = "POST";
        http.Request.Host = new HostString("courses.example.org");
        http.Request.Path = "/courses/demo";
        http.Request.QueryString = new QueryString("?token=secret");
        http.Request.Headers.TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        http.Request.Headers.Referer = "https://example.org/";
        http.Request.Headers.UserAgent = "Firefox";
        http.Request.Headers.AcceptLanguage = "fi";
    }
}
