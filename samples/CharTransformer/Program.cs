using System.Globalization;
using CharTransformer;
using Display;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Sample.Run(args, Console.IsOutputRedirected ? new PlainDisplay(Console.Out) : new TerminalDisplay(), Console.Error);
