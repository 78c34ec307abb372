using Microsoft.Extensions.Logging;
using Polly;

namespace Connectors.Http.Internal;

/// <summary>The outermost handler: runs each call through its account's pipeline. Everything after it runs once an attempt.</summary>
internal sealed class ResilienceHandler(ConnectorPipelines pipelines, string client, ConnectorResilienceOptions options) : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _own = pipelines.For(client, client, options);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(ConnectorCall.Key, out var call))
            throw new InvalidOperationException("Send through ConnectorHttp: a request without an operation does not say whether it may be repeated.");
        call.Take(request, options, pipelines.Time.GetTimestamp());
        var pipeline = call.Account is { } account ? pipelines.For(client, account, options) : _own;
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Carry(call);
        try
        {
            var response = await pipeline.ExecuteAsync(
                static (context, it) => it.self.AttemptAsync(it.request, it.call, context.CancellationToken), context, (self: this, request, call)).ConfigureAwait(false);
            if (call is { Verdict: not null, Attempts: > 1 })
                pipelines.Logger.GaveUp(call.Operation.System, call.Operation.Code, call.Attempts, ConnectorPipelines.Reason(Outcome.FromResult(response)));
            return response;
        }
        catch (Exception e) when (call.Attempts > 1 && !cancellationToken.IsCancellationRequested)
        {
            pipelines.Logger.GaveUp(call.Operation.System, call.Operation.Code, call.Attempts, ConnectorPipelines.Reason(Outcome.FromException<HttpResponseMessage>(e)));
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>One attempt with its body: a body that hangs or breaks is part of the attempt, unless it is a download's.</summary>
    private async ValueTask<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, ConnectorCall call, CancellationToken cancellationToken)
    {
        call.BeginAttempt();
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await call.EndAttemptAsync(response, pipelines.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            response?.Dispose();
            call.FailAttempt(e);
            throw;
        }
        if (pipelines.Logger.IsEnabled(LogLevel.Debug))
            pipelines.Logger.Answered(call.Operation.System, call.Operation.Code, call.Attempts, (int)response.StatusCode, HeaderRedaction.Describe(response.Headers));
        return response;
    }
}
