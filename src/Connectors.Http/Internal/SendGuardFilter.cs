using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Connectors.Http.Internal;

/// <summary>
/// Makes the transport of our own clients safe and puts the guard around it, after everybody else has had a say: it stands first among the filters, so what it does after the
/// others is done last, and it takes whatever primary handler there is by then.
/// </summary>
internal sealed class SendGuardFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is { } name && builder.Services.GetKeyedService<Guarded>(name) is not null)
        {
            Transports.MakeSafe(builder.PrimaryHandler, name);
            builder.PrimaryHandler = new SendGuard(builder.PrimaryHandler);
        }
    };

    /// <summary>Marks a client as ours, keyed by its name.</summary>
    internal sealed class Guarded
    {
        public static Guarded Mark { get; } = new();
    }
}
