using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Internal;

/// <summary>
/// Stands before the platform's own start-up check, which ends in as many exceptions as options are wrong: it runs that one, and tells all together.
/// </summary>
internal sealed class ConnectorStartupValidator(IServiceProvider services) : IStartupValidator
{
    public void Validate()
    {
        var mistakes = new List<string>();
        foreach (var other in services.GetServices<IStartupValidator>().Where(static v => v is not ConnectorStartupValidator))
        {
            try
            {
                other.Validate();
            }
            catch (OptionsValidationException e)
            {
                mistakes.AddRange(e.Failures);
            }
            catch (AggregateException e) when (e.Flatten().InnerExceptions.All(static inner => inner is OptionsValidationException))
            {
                mistakes.AddRange(e.Flatten().InnerExceptions.Cast<OptionsValidationException>().SelectMany(static inner => inner.Failures));
            }
        }
        if (mistakes.Count > 0)
            throw new ConnectorOptionsException([.. mistakes.Distinct(StringComparer.Ordinal)]);
    }
}
