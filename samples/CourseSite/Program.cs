using CourseSite;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, PlayerJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks().AddEventTracking();
builder.AddEventTracking(); // What it is made of stands in appsettings.json.

var app = builder.Build();
app.UseEventTracking();
app.MapHealthChecks("/health");
app.MapGet("/", static () => Results.Stream(CoursePage.Open(), "text/html; charset=utf-8"));
app.MapPost("/player", static (PlayerMessage message) =>
{
    var errors = message.Validate();
    if (errors.Count > 0)
        return Results.ValidationProblem(errors);

    message.Emit();
    return Results.NoContent();
});
app.Run();
