using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Extensions.Http;

namespace Connectors.Conventions.Tests.Snippets;

internal static class HttpPollySnippets
{
    public static void Register(IServiceCollection services)
    {
        // snippet: http-polly
        services
            .AddMiraklClient("bq", options => options.Resilience.MaxRetries = 0)
            .AddReadPolicy(HttpPolicyExtensions
                .HandleTransientHttpError()
                .WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(attempt * 2)));
        // end
    }

    internal sealed class WarningHandler : DelegatingHandler
    {
        // snippet: http-polly-operation
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.GetOperation() is { } operation && !request.MayBeRepeated())
                Console.WriteLine($"{operation.System} {operation.Code} must not be sent twice");
            return base.SendAsync(request, cancellationToken);
        }
        // end
    }
}
