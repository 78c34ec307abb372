using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Reflection;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Testing.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Testing.Operations;

/// <summary>
/// What every operation of a client must do when something else than the vendor answers, or the vendor answers something else: a write never counts as done, and
/// never as refused for good, by an answer that does not come from the vendor; only what may be repeated is repeated; only <see cref="PortException"/> escapes, and
/// it quotes no body.
/// </summary>
public static class OperationConformance
{
    private const string Canary = "Jane Canary, 12 Canary Street";
    private const string Page = $"<!DOCTYPE html><html><head><title>Sign in</title></head><body>{Canary}</body></html>";
    private const string Html = "text/html";
    private const string Json = "application/json";

    private static readonly FailureKind[] Final = [FailureKind.Rejected, FailureKind.Denied, FailureKind.NotFound, FailureKind.Conflict, FailureKind.NotAvailable];

    /// <summary>Sets what the suite needs: one repeat, without a wait worth mentioning, and no waiting for call budgets. Call it where the client is registered.</summary>
    /// <param name="resilience">The client's own options.</param>
    public static void Configure(ConnectorResilienceOptions resilience)
    {
        ArgumentNullException.ThrowIfNull(resilience);
        resilience.MaxRetries = 1;
        resilience.BaseDelay = resilience.MaxDelay = TimeSpan.FromMilliseconds(1);
        resilience.MaxBudgetWait = TimeSpan.Zero;
    }

    /// <summary>
    /// The suite: about a dozen checks for each operation, named after the operation's property and code, and one that every operation of the list is called.
    /// </summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="operations">The class whose public static properties of type <see cref="Operation"/> are the client's operations.</param>
    /// <param name="calls">One call for each of them.</param>
    /// <param name="register">Registers the client as a host does, with <see cref="Configure"/> and with the given handler as its primary handler.</param>
    /// <param name="client">Resolves the client. Services are made anew for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks<TClient>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type operations,
        IReadOnlyList<OperationCall<TClient>> calls,
        Action<IServiceCollection, HttpMessageHandler> register,
        Func<IServiceProvider, TClient> client)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(client);

        var names = operations.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(static p => p.PropertyType == typeof(Operation))
            .Select(static p => (Operation: (Operation)p.GetValue(null)!, p.Name))
            .ToList();
        var checks = new List<ConformanceCheck>
        {
            new($"Every operation of {operations.Name} is called once", () =>
            {
                Expect.Sequence(
                    names.Select(static n => n.Name).Order(StringComparer.Ordinal),
                    calls.Select(c => Name(c.Operation)).Order(StringComparer.Ordinal),
                    "the operations called");
                return Task.CompletedTask;
            }),
        };
        foreach (var call in calls)
        {
            var trial = new Trial<TClient>(call, register, client);
            foreach (var (name, run) in Of(trial))
                checks.Add(new ConformanceCheck($"{Name(call.Operation)} {call.Operation.Code}: {name}", run));
        }
        return checks;

        string Name(Operation operation) => names.Find(n => ReferenceEquals(n.Operation, operation)).Name ?? "an operation that is not on the list";
    }

    private static IEnumerable<(string Name, Func<Task> Run)> Of<TClient>(Trial<TClient> trial)
    {
        yield return ("a page with 200 is no answer", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.OK, Page, Html)));
        yield return ("a foreign 404 is no refusal", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.NotFound, Page, Html)));
        yield return ("a foreign 403 is no refusal", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.Forbidden, Page, Html)));
        yield return ("52x leaves the outcome open", () => trial.LeavesOpenAsync(static () => Answer((HttpStatusCode)520, Page, Html), isRepeated: true));
        yield return ("503 leaves the outcome open", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.ServiceUnavailable, Page, Html), isRepeated: true));
        yield return ("a redirect is not followed and leaves the outcome open", () => trial.LeavesOpenAsync(static () =>
        {
            var response = Answer(HttpStatusCode.TemporaryRedirect, Page, Html);
            response.Headers.Location = new Uri("https://elsewhere.example/login");
            return response;
        }));
        yield return ("a connection that is lost after the request left leaves the outcome open", () => trial.LeavesOpenAsync(
            static () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."), isRepeated: true));
        yield return ("a body that breaks off is no answer", () => trial.LeavesOpenAsync(
            static () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent($$"""{"name":"{{Canary}}",""", Json) }, isRepeated: trial.Answer != OperationAnswer.File));
        switch (trial.Answer)
        {
            case OperationAnswer.Json:
                yield return ("a success without a body is no answer", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.OK, "", Json)));
                yield return ("a body that ends too early is no answer", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.OK, $$"""{"name":"{{Canary}}",""", Json)));
                yield return ("a body of another type is no answer", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.OK, $"\"{Canary}\"", Json)));
                yield return ("a body that is no JSON is no answer and is not quoted", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.OK, $"network error while reading {Canary}", Json)));
                yield return ("a literal that is none is not quoted", () => trial.LeavesOpenAsync(static () => Answer(HttpStatusCode.OK, $$"""{"name":n{{Canary}}}""", Json)));
                break;
            case OperationAnswer.Nothing:
                yield return ("a success without a body is a success", () => trial.SucceedsAsync(static () => new HttpResponseMessage(HttpStatusCode.NoContent)));
                break;
        }
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body, string mediaType) => new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    /// <summary>One operation, to be tried with one answer at a time.</summary>
    private sealed class Trial<TClient>(OperationCall<TClient> call, Action<IServiceCollection, HttpMessageHandler> register, Func<IServiceProvider, TClient> client)
    {
        public OperationAnswer Answer => call.Answer;

        /// <summary>What a call budget forbids is not demanded.</summary>
        private int Repeated => call.Operation.Limits.All(static limit => limit.Permits > 1) ? 2 : 1;

        private bool MayBeRepeated => call.Operation.RetrySafety is RetrySafety.Read or RetrySafety.SafeRepeat;

        /// <summary>The call must fail without saying that anything was done, or refused for good.</summary>
        public async Task LeavesOpenAsync(Func<HttpResponseMessage> answer, bool isRepeated = false)
        {
            var (failure, sent, origins) = await TryAsync(answer).ConfigureAwait(false);
            if (failure is null)
                throw Expect.Failure("the call", "a failure", "a success");
            if (failure is not PortException known)
                throw new ConformanceException($"the call: expected a PortException, seen {failure.GetType().Name}", failure);
            if (failure.ToString().Contains("Canary", StringComparison.Ordinal))
                throw Expect.Failure("the exception", "no text of the body", "the body's own words");
            if (Final.Contains(known.Kind) || (!MayBeRepeated && known.Kind == FailureKind.NotExecuted))
                throw Expect.Failure("the kind of the failure", MayBeRepeated ? "one that leaves it open" : "one that leaves it open whether it was carried out", known.Kind.ToString());
            if (!MayBeRepeated || isRepeated)
                Expect.Equal(MayBeRepeated ? Repeated : 1, sent, $"how often a call that is {call.Operation.RetrySafety} was sent");
            Expect.Single(origins, "the origins called");
        }

        public async Task SucceedsAsync(Func<HttpResponseMessage> answer)
        {
            var (failure, sent, _) = await TryAsync(answer).ConfigureAwait(false);
            if (failure is not null)
                throw new ConformanceException($"the call: expected a success, seen {failure.GetType().Name}: {failure.Message}", failure);
            Expect.Equal(1, sent, "how often it was sent");
        }

        private async Task<(Exception? Failure, int Sent, IReadOnlyList<string> Origins)> TryAsync(Func<HttpResponseMessage> answer)
        {
            using var vendor = new VendorHandler(call.Operation, answer);
            var services = new ServiceCollection();
            register(services, vendor);
            var provider = services.BuildServiceProvider();
            await using (provider.ConfigureAwait(false))
            {
                Exception? failure = null;
                try
                {
                    await call.InvokeAsync(client(provider), CancellationToken.None).ConfigureAwait(false);
                }
                catch (Exception e)
                {
                    failure = e;   // It is what is judged.
                }
                if (vendor.Sent == 0)
                    throw new ConformanceException($"the call: expected to send {call.Operation.Code} first, seen nothing sent{(failure is null ? "" : $" and {failure.GetType().Name}: {failure.Message}")}", failure);
                return (failure, vendor.Sent, vendor.Origins);
            }
        }
    }
}
