using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// The options as they are now, so that a secret rotates without a restart whether a section or a lambda sets it. They are made anew once a second at most, whoever asks: news comes from outside.
/// While a change of them is wrong, the last good ones stay in force.
/// </summary>
internal sealed partial class PresentNotificationOptions(string name, IOptionsFactory<BusinessCentralNotificationOptions> factory, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private BusinessCentralNotificationOptions? _good;
    private long _madeAt;
    private bool _isTold;

    public BusinessCentralNotificationOptions Read()
    {
        lock (_gate)
        {
            if (_good is not null && time.GetElapsedTime(_madeAt) < Lifetime)
                return _good;
            try
            {
                _good = factory.Create(name);
                _isTold = false;
            }
            catch (Exception wrong) when (wrong is not OutOfMemoryException && _good is not null)
            {
                // A lambda's own exception may quote what it read.
                if (!_isTold)
                    LogKept(name, wrong is OptionsValidationException told ? string.Join(" ", told.Failures) : $"Setting them failed: {wrong.GetType().Name}.");
                _isTold = true;
            }

            _madeAt = time.GetTimestamp();
            return _good;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The options of the notifications of '{Name}' changed and cannot be taken; the last good ones stay in force. {Mistakes}")]
    private partial void LogKept(string name, string mistakes);
}
