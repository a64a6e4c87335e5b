<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.</source>
        <translation>Qt y PySide están bajo la GNU Lesser General Public License, versión 3: puede cambiarlos por versiones propias. Su código fuente está en la dirección indicada, como el de todos los demás.</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Large text</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>Botones abajo</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Sin movimiento</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Más tiempo</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Lectura en voz</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Usar más fácilmente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The next customer has it as usual again.</source>
        <translation>El próximo cliente lo tendrá como siempre.</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Añadir dinero</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Cualquiera puede pagar. Lo que no se usa vuelve a quien lo pagó.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un momento: se está abriendo la página de pago.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>What is wrong, and where to put it right</source>
        <translation>Qué falla y dónde se arregla</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Todo está bien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Helped</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vales</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>Shift and day</source>
        <translation>Turno y día</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <translation>Pagos: %1</translation>
    </message>
    <message>
        <source>Logs out in %1</source>
        <translation>Se cierra en %1</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Commission an outlet</source>
        <translation>Calibrar una salida</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Totalizador</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Outlet %1</source>
        <translation>Salida %1</translation>
    </message>
</context>
<context>
    <name>Bought</name>
    <message>
        <source>Outlet %1</source>
        <translation>Salida %1</translation>
    </message>
</context>
<context>
    <name>CallBanner</name>
    <message>
        <source>I am coming</source>
        <translation>Voy</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>ChartClosings</name>
    <message>
        <source>No closing at a limit has been seen yet.</source>
        <translation>Aún no se ha visto ningún cierre en un límite.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>primero</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>último</translation>
    </message>
</context>
<context>
    <name>ChartsSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Tanques</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Hoy por horas</translation>
    </message>
    <message>
        <source>Closing times</source>
        <translation>Tiempos de cierre</translation>
    </message>
    <message>
        <source>There is no tank in the settings.</source>
        <translation>No hay ningún tanque en los ajustes.</translation>
    </message>
    <message>
        <source>Nothing was delivered today.</source>
        <translation>Hoy no se ha entregado nada.</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>Se está leyendo el diario.</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Continuar al pago</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>¿Cuánto desea?</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Usted paga solo lo que toma. El resto se le devuelve.</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Lleno</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Usted paga solo lo que toma.</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Reservamos como máximo</translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation>Se detiene solo cuando usted cuelga.</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Access</source>
        <translation>Accesible</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Usar más fácilmente</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Detener todo</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Borrar el último carácter</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Code of your voucher</source>
        <translation>Código de su vale</translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation>Bloqueado aún %1</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Borrar el último carácter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>What you do not use stays on your voucher.</source>
        <translation>Lo que no use queda en su vale.</translation>
    </message>
    <message>
        <source>This is no code. Compare it with your voucher, character by character.</source>
        <translation>Esto no es un código. Compárelo con su vale, signo por signo.</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>Pagar con él</translation>
    </message>
</context>
<context>
    <name>CommissionSheet</name>
    <message>
        <source>Commission an outlet</source>
        <translation>Calibrar una salida</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>No more measures</source>
        <translation>No más medidas</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Estoy de acuerdo</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation>Otros clientes</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Añadir dinero</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Lo paga el operador (%1)</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Usted paga solo lo que toma.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation>Terminar todo</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Time left: about %1</source>
        <translation>Tiempo restante: unos %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Start outlet %1</source>
        <translation>Iniciar la salida %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Continuar en la salida %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pausa en la salida %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Parar la salida %1</translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation>quedan %1</translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation>Se detiene solo en su límite.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Queda</translation>
    </message>
    <message>
        <source>Time left: about %1</source>
        <translation>Tiempo restante: unos %1</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Continuar en la salida %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pausa en la salida %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Parar la salida %1</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>¡Gracias!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>No se tomó nada</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reservado</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Ha pagado</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Lo paga el operador (%1)</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>El personal le devuelve %1. Diga: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>¿No hay nadie? Más tarde puede pagar con este código: %1</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>Se le han devuelto %1.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>Se le devuelven %1 ahora.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>Guardamos %1 para usted. Su código: %2</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Escanee con su cartera Lightning</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Escanee para su recibo</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Recibo %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Se está preparando el recibo.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>A mi cartera</translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>We are here to help</source>
        <translation>Estamos para ayudarle</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Sobre este quiosco</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Llamar al personal</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
</context>
<context>
    <name>JournalSheet</name>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>Filtrar el diario</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>To read only: nothing here can be changed. A mistake is put right by a new entry.</source>
        <translation>Solo lectura: aquí no se puede cambiar nada. Un error se corrige con un apunte nuevo.</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Filtrado</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Nuevos</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Antiguos</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation>Coma decimal</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Borrar la última cifra</translation>
    </message>
</context>
<context>
    <name>LargeChoose</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Continuar al pago</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>¿Cuánto desea?</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Lleno</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Reservamos como máximo</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>Otro importe</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Usted paga solo lo que toma. El resto se le devuelve.</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>LargeDelivering</name>
    <message>
        <source>Finish all</source>
        <translation>Terminar todo</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Continuar en la salida %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Parar la salida %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pausa en la salida %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Queda</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Lo paga el operador (%1)</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Añadir dinero</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Otros clientes</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un momento: se está abriendo la página de pago.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Cualquiera puede pagar. Lo que no se usa vuelve a quien lo pagó.</translation>
    </message>
</context>
<context>
    <name>LargeDone</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>¡Gracias!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>No se tomó nada</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Ha pagado</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Lo paga el operador (%1)</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>Se le han devuelto %1.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>Se le devuelven %1 ahora.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>Guardamos %1 para usted. Su código: %2</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>El personal le devuelve %1. Diga: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>¿No hay nadie? Más tarde puede pagar con este código: %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Se está preparando el recibo.</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Escanee con su cartera Lightning</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Escanee para su recibo</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Recibo %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>A mi cartera</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reservado</translation>
    </message>
</context>
<context>
    <name>LargeMoves</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>La salida se detuvo sola</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Tiempo restante: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Siga en otra salida, al mismo precio o menos.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>No, devolver el resto</translation>
    </message>
</context>
<context>
    <name>LargeOutOfService</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Este quiosco está fuera de servicio.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>No se cobra nada.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Llámenos si necesita ayuda.</translation>
    </message>
</context>
<context>
    <name>LargeOverview</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>¿Dónde desea empezar?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>No hay salidas libres ahora</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Esperar una salida</translation>
    </message>
    <message>
        <source>You can choose several. You pay only what you take.</source>
        <translation>Puede elegir varias. Solo paga lo que toma.</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Pague ahora y será su turno después de los demás</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Quién espera</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>¿Está esperando? Toque sus dos palabras.</translation>
    </message>
</context>
<context>
    <name>LargePay</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un momento: se está abriendo la página de pago.</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>Escanee</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Tiempo restante: %1</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Diga al personal</translation>
    </message>
    <message>
        <source>Pay up to %1</source>
        <translation>Pague hasta %1</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Teléfono conectado</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Solo se reserva. Usted paga lo que toma.</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Tengo un código</translation>
    </message>
</context>
<context>
    <name>LargeQueue</name>
    <message>
        <source>Other customers</source>
        <translation>Otros clientes</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>Usted es el siguiente</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n cliente antes que usted</numerusform>
            <numerusform>%n clientes antes que usted</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Estas palabras aparecen cuando sea su turno. Sus %1 son suyos hasta que tome algo.</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Dejar la cola</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>¿Dejar la cola?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>Se le devuelven sus %1 enteros y su lugar queda libre.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarme</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejarla</translation>
    </message>
</context>
<context>
    <name>LargeSheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>LargeSheets</name>
    <message>
        <source>We are here to help</source>
        <translation>Estamos para ayudarle</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Llamar al personal</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Sobre este quiosco</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Locked for %1</source>
        <translation>Bloqueado aún %1</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Elija su nombre</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>Escriba su PIN</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mezclar</translation>
    </message>
    <message>
        <source>Put the digits back in order</source>
        <translation>Volver a ordenar los números</translation>
    </message>
    <message>
        <source>Shuffle the digits, so that nobody can tell them by your finger</source>
        <translation>Mezclar los números, para que nadie los adivine por su dedo</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n cifra escrita</numerusform>
            <numerusform>%n cifras escritas</numerusform>
        </translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personal</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Show what is to the left</source>
        <translation>Mostrar lo que está a la izquierda</translation>
    </message>
    <message>
        <source>Show what is to the right</source>
        <translation>Mostrar lo que está a la derecha</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>Mostrar lo que está arriba</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>Mostrar lo que está abajo</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Sigo aquí</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>De acuerdo</translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation>Esta pantalla tiene un fallo</translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation>El suministro y el dinero no están afectados. Espere un momento.</translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation>Esta pantalla necesita una actualización</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Conectando de nuevo</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation>Las cifras son de hace %1. No sale más de lo pagado.</translation>
    </message>
</context>
<context>
    <name>ManageSheet</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vales</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>Tanks</source>
        <translation>Tanques</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Sobre este quiosco</translation>
    </message>
    <message>
        <source>Nobody can raise a customer&apos;s limit, open a valve past a safety trip, or change a record.</source>
        <translation>Nadie puede subir el límite de un cliente, abrir tras un corte de seguridad ni cambiar un registro.</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>La salida se detuvo sola</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Tiempo restante: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Siga en otra salida, al mismo precio o menos.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>No, devolver el resto</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>Guion</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Borrar el último carácter</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Este quiosco está fuera de servicio.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>No se cobra nada.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Llámenos si necesita ayuda.</translation>
    </message>
</context>
<context>
    <name>OutletSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Aquí no se atiende a nadie.</translation>
    </message>
    <message>
        <source>nobody may</source>
        <translation>nadie puede</translation>
    </message>
</context>
<context>
    <name>OutletTile</name>
    <message>
        <source>Chosen</source>
        <translation>Elegida</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Totalizador</translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation>Liberar la salida %1</translation>
    </message>
    <message>
        <source>Operator pays</source>
        <translation>Paga el operador</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation>¿Dónde desea empezar?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>No hay salidas libres ahora</translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation>Toque una salida. Puede elegir varias.</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>%n salida elegida</numerusform>
            <numerusform>%n salidas elegidas</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Usted paga solo lo que toma.</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Esperar una salida</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Pague ahora y será su turno después de los demás</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Quién espera</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>¿Está esperando? Toque sus dos palabras.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page back</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>The time is nearly over. Pay on your phone now, or cancel and begin again.</source>
        <translation>El tiempo casi se acaba. Pague ya en su teléfono, o cancele y empiece de nuevo.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un momento: se está abriendo la página de pago.</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Diga al personal</translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation>Pague hasta</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Tiempo restante: %1</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Solo se reserva. Usted paga lo que toma.</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Teléfono conectado</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Otras formas</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Tengo un código</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>PaymentsSheet</name>
    <message>
        <source>Why is it not confirmed?</source>
        <translation>¿Por qué no se confirma?</translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation>¿De quién son estas palabras?</translation>
    </message>
    <message>
        <source>Nobody waits for you</source>
        <translation>Nadie le espera</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>Sin devolver</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Reembolsar</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Salida %1</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Tiempo restante: %1</translation>
    </message>
    <message>
        <source>Voucher instead</source>
        <translation>Mejor un vale</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>No reembolsar</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Estoy de acuerdo</translation>
    </message>
    <message>
        <source>Somebody else must agree</source>
        <translation>Debe aceptarlo otra persona</translation>
    </message>
    <message>
        <source>I have handed it back</source>
        <translation>Lo he devuelto</translation>
    </message>
    <message>
        <source>I have counted it</source>
        <translation>Lo he contado</translation>
    </message>
    <message>
        <source>It is on the account</source>
        <translation>Está en la cuenta</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n cifra escrita</numerusform>
            <numerusform>%n cifras escritas</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Precio nuevo</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>Precio actual</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>Desde cuándo</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Estoy de acuerdo</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Cambiar el precio</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation>Código para escanear con su teléfono</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>You are next</source>
        <translation>Usted es el siguiente</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n cliente antes que usted</numerusform>
            <numerusform>%n clientes antes que usted</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Estas palabras aparecen cuando sea su turno. Sus %1 son suyos hasta que tome algo.</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Otros clientes</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Dejar la cola</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>¿Dejar la cola?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>Se le devuelven sus %1 enteros y su lugar queda libre.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarme</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejarla</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>How much goes back, and why?</source>
        <translation>¿Cuánto se devuelve y por qué?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Reembolsar</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Número de recibo</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>Buscar por número</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>Ver los últimos</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>Imprimir X</translation>
    </message>
    <message>
        <source>Print Z %1</source>
        <translation>Imprimir Z %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Cerrar el día</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Cerrar el turno</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Abrir un turno</translation>
    </message>
</context>
<context>
    <name>TanksSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Tanques</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>What has arrived</source>
        <translation>Lo que ha llegado</translation>
    </message>
    <message>
        <source>What is in the tank, measured</source>
        <translation>Contenido medido del tanque</translation>
    </message>
    <message>
        <source>Number of the delivery note</source>
        <translation>Número del albarán</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Llenar</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Estoy de acuerdo</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>Corregir los libros</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>before</source>
        <translation>anterior</translation>
    </message>
    <message>
        <source>next</source>
        <translation>siguiente</translation>
    </message>
</context>
<context>
    <name>UsersSheet</name>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Only a manager sees the list.</source>
        <translation>Solo un responsable ve la lista.</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>Mi PIN</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>The last manager stays one: make somebody else one first.</source>
        <translation>El último responsable lo sigue siendo: nombre antes a otra persona.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>¿Qué puede hacer %1?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Quitar a %1?</translation>
    </message>
    <message>
        <source>They can&apos;t log in any more. What they have done stays in the journal.</source>
        <translation>Ya no podrá entrar. Lo que ha hecho queda en el diario.</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Escriba un nombre</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vales</translation>
    </message>
    <message>
        <source>Look one up by its code</source>
        <translation>Buscar por código</translation>
    </message>
    <message>
        <source>Accept codes again (locked for %1)</source>
        <translation>Aceptar códigos de nuevo (bloqueado aún %1)</translation>
    </message>
    <message>
        <source>Look one up by its number</source>
        <translation>Buscar por número</translation>
    </message>
    <message>
        <source>Sell one for cash</source>
        <translation>Vender uno en efectivo</translation>
    </message>
    <message>
        <source>Code of the voucher</source>
        <translation>Código del vale</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>No es un código</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>Número del vale</translation>
    </message>
    <message>
        <source>I have the money</source>
        <translation>Tengo el dinero</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Buscarlo</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>Vale %1</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>Anularlo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Why is %1 void?</source>
        <translation>¿Por qué se anula %1?</translation>
    </message>
</context>
<context>
    <name>WayPicks</name>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Tengo un código</translation>
    </message>
</context>
<context>
    <name>WaysSheet</name>
    <message>
        <source>How do you want to pay?</source>
        <translation>¿Cómo desea pagar?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation>Averiada</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Pagada</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperando</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation>Lista para usted</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation>Esperando al contador</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation>Levante la pistola</translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation>Enchufe el cable para empezar</translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation>Ponga su recipiente debajo y abra el grifo</translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation>Prepárese y toque Iniciar</translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation>Se alcanzó su límite.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Usted lo detuvo.</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>Usted colgó.</translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation>No se empezó a tiempo.</translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation>Ya no salía nada.</translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation>Se acabó el tiempo máximo.</translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation>El personal lo detuvo.</translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation>Todo se detuvo.</translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation>Se pulsó la parada de emergencia.</translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation>La salida no respondió.</translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation>Se fue la luz.</translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation>El quiosco se reinició.</translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation>El contador tiene un fallo.</translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation>La salida tiene un fallo.</translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation>Cerró tarde. Lo de más es gratis.</translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation>La salida no quiso arrancar.</translation>
    </message>
    <message>
        <source>It could not be recorded.</source>
        <translation>No se pudo registrar.</translation>
    </message>
    <message>
        <source>A check of the figures stopped it.</source>
        <translation>Un control de las cifras lo detuvo.</translation>
    </message>
    <message>
        <source>Its supply was shut off.</source>
        <translation>Se cortó su suministro.</translation>
    </message>
    <message>
        <source>There is nothing left to sell.</source>
        <translation>No queda nada que vender.</translation>
    </message>
    <message>
        <source>The reserved money is no longer there.</source>
        <translation>El dinero reservado ya no está.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>No se cobró nada.</translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation>Usted paga solo lo medido.</translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation>Elija de nuevo, por favor.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Llámenos si necesita ayuda.</translation>
    </message>
    <message>
        <source>A key is stuck.</source>
        <translation>Una tecla está atascada.</translation>
    </message>
    <message>
        <source>Please ask the attendant.</source>
        <translation>Pregunte al personal, por favor.</translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation>Ahora no se puede pagar.</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>Se acabó el tiempo para pagar.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>El pago se canceló.</translation>
    </message>
    <message>
        <source>The attendant could not confirm your payment.</source>
        <translation>El personal no pudo confirmar su pago.</translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation>Su pago llegó tarde.</translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation>Se le devuelve todo.</translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation>La salida se detuvo sola.</translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation>Otra persona acaba de tomar esta salida.</translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation>Elija otra, por favor.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation>Nadie tocó la pantalla durante un rato.</translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation>Toque una salida para empezar de nuevo.</translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation>El personal ha detenido esta salida.</translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation>Todo se ha detenido.</translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation>El personal debe volver a arrancarlo.</translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation>El quiosco no puede registrar.</translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation>Por eso no se vende ni se cobra nada.</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>Ese PIN no es correcto.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Demasiados PIN erróneos.</translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation>Espere a que pase el tiempo.</translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation>No hay personal registrado.</translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation>El operador añade al personal en la consola del quiosco.</translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation>Eso no es posible ahora.</translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation>Eso supera su presupuesto.</translation>
    </message>
    <message>
        <source>Please choose less.</source>
        <translation>Elija menos, por favor.</translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation>Eso es más de lo que se vende de una vez.</translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation>Eso es menos de lo que se puede medir.</translation>
    </message>
    <message>
        <source>Please choose more.</source>
        <translation>Elija más, por favor.</translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation>El quiosco está ocupado.</translation>
    </message>
    <message>
        <source>Too many payments were begun and not made.</source>
        <translation>Demasiados pagos sin terminar.</translation>
    </message>
    <message>
        <source>Please wait a minute, then try again.</source>
        <translation>Espere un minuto y repita.</translation>
    </message>
    <message>
        <source>A shift is open.</source>
        <translation>Hay un turno abierto.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Ciérrelo primero.</translation>
    </message>
    <message>
        <source>No shift is open.</source>
        <translation>No hay ningún turno abierto.</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>Abra uno primero.</translation>
    </message>
    <message>
        <source>The pause was too long.</source>
        <translation>La pausa fue demasiado larga.</translation>
    </message>
    <message>
        <source>What is left goes back to you.</source>
        <translation>Lo que queda se le devuelve.</translation>
    </message>
    <message>
        <source>It was your turn, and nothing was taken.</source>
        <translation>Era su turno y no se tomó nada.</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>No existe ese recibo.</translation>
    </message>
    <message>
        <source>Compare the number or the two words with the customer&apos;s.</source>
        <translation>Compare el número o las dos palabras con los del cliente.</translation>
    </message>
    <message>
        <source>The printer cannot print now.</source>
        <translation>La impresora no puede imprimir ahora.</translation>
    </message>
    <message>
        <source>The customer has the receipt on the phone.</source>
        <translation>El cliente tiene el recibo en su teléfono.</translation>
    </message>
    <message>
        <source>This code is not one of ours.</source>
        <translation>Este código no es nuestro.</translation>
    </message>
    <message>
        <source>Please show the code that you were given here.</source>
        <translation>Muestre el código que recibió aquí.</translation>
    </message>
    <message>
        <source>This code could not be read.</source>
        <translation>No se pudo leer este código.</translation>
    </message>
    <message>
        <source>Hold it still and closer, and make your display brighter.</source>
        <translation>Acérquelo sin moverlo y suba el brillo.</translation>
    </message>
    <message>
        <source>What was read is too long to be a code.</source>
        <translation>Lo leído es demasiado largo para ser un código.</translation>
    </message>
    <message>
        <source>There was more than one code.</source>
        <translation>Había más de un código.</translation>
    </message>
    <message>
        <source>Please show one at a time.</source>
        <translation>Muestre uno cada vez.</translation>
    </message>
    <message>
        <source>Your code was read and not used yet.</source>
        <translation>Su código se leyó, aún sin usar.</translation>
    </message>
    <message>
        <source>Choose what you want to take, then show it again.</source>
        <translation>Elija primero y muéstrelo otra vez.</translation>
    </message>
    <message>
        <source>There is nothing behind that code.</source>
        <translation>No hay nada detrás de ese código.</translation>
    </message>
    <message>
        <source>Too many wrong codes.</source>
        <translation>Demasiados códigos erróneos.</translation>
    </message>
    <message>
        <source>Please pay with your phone.</source>
        <translation>Pague con su teléfono, por favor.</translation>
    </message>
    <message>
        <source>That price is outside its bounds.</source>
        <translation>Ese precio está fuera de sus límites.</translation>
    </message>
    <message>
        <source>The old one still holds.</source>
        <translation>El anterior sigue vigente.</translation>
    </message>
    <message>
        <source>Type one between them, or have the settings changed.</source>
        <translation>Escriba uno entre ambos, o haga cambiar los ajustes.</translation>
    </message>
    <message>
        <source>The tank does not hold that much.</source>
        <translation>En el tanque no cabe tanto.</translation>
    </message>
    <message>
        <source>Compare the figure with the delivery note.</source>
        <translation>Compare la cifra con el albarán.</translation>
    </message>
    <message>
        <source>Something is being delivered out of this tank.</source>
        <translation>Se está suministrando desde este tanque.</translation>
    </message>
    <message>
        <source>Measure it again when nothing flows.</source>
        <translation>Mida de nuevo cuando no fluya nada.</translation>
    </message>
    <message>
        <source>This delivery note is written down already.</source>
        <translation>Este albarán ya está anotado.</translation>
    </message>
    <message>
        <source>Look at the number, or in the journal.</source>
        <translation>Revise el número, o el diario.</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>Su función no lo permite.</translation>
    </message>
    <message>
        <source>Call a technician or a manager.</source>
        <translation>Llame a un técnico o a un encargado.</translation>
    </message>
    <message>
        <source>Nobody here can raise a customer&apos;s limit.</source>
        <translation>Nadie aquí puede subir el límite de un cliente.</translation>
    </message>
    <message>
        <source>They can add money, or you override on your budget.</source>
        <translation>Puede añadir dinero, o usted autoriza con su presupuesto.</translation>
    </message>
    <message>
        <source>What is written down cannot be changed.</source>
        <translation>Lo escrito no se puede cambiar.</translation>
    </message>
    <message>
        <source>Correct it with something new, such as a refund.</source>
        <translation>Corríjalo con algo nuevo, como un reembolso.</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Aquí no se atiende a nadie.</translation>
    </message>
    <message>
        <source>It is still closing.</source>
        <translation>Aún se está cerrando.</translation>
    </message>
    <message>
        <source>Nothing is paused here.</source>
        <translation>Aquí no hay nada en pausa.</translation>
    </message>
    <message>
        <source>What is left buys nothing more.</source>
        <translation>El resto ya no alcanza.</translation>
    </message>
    <message>
        <source>The rest cannot be taken there.</source>
        <translation>El resto no puede tomarse allí.</translation>
    </message>
    <message>
        <source>The money is kept.</source>
        <translation>El dinero se conserva.</translation>
    </message>
    <message>
        <source>This outlet is closed.</source>
        <translation>Esta salida está cerrada.</translation>
    </message>
    <message>
        <source>Unlock or restart it first.</source>
        <translation>Primero desbloquee o reinicie.</translation>
    </message>
    <message>
        <source>The valve is still open, or something flows.</source>
        <translation>La válvula sigue abierta, o algo fluye.</translation>
    </message>
    <message>
        <source>Close it first: it stays locked until then.</source>
        <translation>Ciérrela primero: sigue bloqueada hasta entonces.</translation>
    </message>
    <message>
        <source>The fault has not gone.</source>
        <translation>El fallo sigue ahí.</translation>
    </message>
    <message>
        <source>It unlocks once its cause is put right.</source>
        <translation>Se desbloquea cuando se arregle la causa.</translation>
    </message>
    <message>
        <source>The verification of this meter has run out.</source>
        <translation>La verificación de este contador ha caducado.</translation>
    </message>
    <message>
        <source>A technician has to commission the outlet.</source>
        <translation>Un técnico debe calibrar la salida.</translation>
    </message>
    <message>
        <source>This controller cannot keep a limit.</source>
        <translation>Este controlador no puede mantener un límite.</translation>
    </message>
    <message>
        <source>Another controller is needed.</source>
        <translation>Hace falta otro controlador.</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Pagado en efectivo</translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation>Cliente de flota</translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation>Medida patrón</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Cortesía</translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation>Pago averiado</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>Bank app</source>
        <translation>App del banco</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>Dinero móvil</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Efectivo</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vales</translation>
    </message>
    <message>
        <source>At the operator&apos;s cost</source>
        <translation>A cargo del operador</translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation>Escanee con su teléfono</translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation>¿Mismas palabras en ambos?</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Pague en su teléfono</translation>
    </message>
    <message>
        <source>Scan the code with your app</source>
        <translation>Escanee el código con su app</translation>
    </message>
    <message>
        <source>Does your app show this amount?</source>
        <translation>¿Muestra su app este importe?</translation>
    </message>
    <message>
        <source>Pay, and stay here for a moment</source>
        <translation>Pague y quédese aquí un momento</translation>
    </message>
    <message>
        <source>Scan the code with your app and pay</source>
        <translation>Escanee el código con su app y pague</translation>
    </message>
    <message>
        <source>Tell the attendant these two words</source>
        <translation>Diga al personal estas dos palabras</translation>
    </message>
    <message>
        <source>Begin once they have seen your payment</source>
        <translation>Empiece cuando hayan visto su pago</translation>
    </message>
    <message>
        <source>Go to the attendant</source>
        <translation>Vaya al personal</translation>
    </message>
    <message>
        <source>Tell them these two words</source>
        <translation>Dígale estas dos palabras</translation>
    </message>
    <message>
        <source>Pay, and come back here</source>
        <translation>Pague y vuelva aquí</translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation>Esperando su teléfono</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>Esperando su pago</translation>
    </message>
    <message>
        <source>Waiting for the attendant</source>
        <translation>Esperando al personal</translation>
    </message>
    <message>
        <source>Pay on your phone. There is no paper: your receipt is there too</source>
        <translation>Pague en su teléfono. Sin papel: el recibo va allí</translation>
    </message>
    <message>
        <source>Charged too much</source>
        <translation>Cobro excesivo</translation>
    </message>
    <message>
        <source>Product not good</source>
        <translation>Producto defectuoso</translation>
    </message>
    <message>
        <source>Device at fault</source>
        <translation>Fallo del equipo</translation>
    </message>
    <message>
        <source>As a courtesy</source>
        <translation>Por cortesía</translation>
    </message>
    <message>
        <source>Asked for by {name}: {reason}</source>
        <translation>Lo pide {name}: {reason}</translation>
    </message>
    <message>
        <source>Nobody has paid</source>
        <translation>Nadie ha pagado</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Importe erróneo</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>No es auténtico</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>The price has just changed.</source>
        <translation>El precio acaba de cambiar.</translation>
    </message>
    <message>
        <source>Please look at it, then go on.</source>
        <translation>Mírelo y luego continúe.</translation>
    </message>
    <message>
        <source>Only a manager may do that.</source>
        <translation>Solo un responsable puede hacerlo.</translation>
    </message>
    <message>
        <source>Let a manager log in.</source>
        <translation>Que entre un responsable.</translation>
    </message>
    <message>
        <source>A second person has to agree.</source>
        <translation>Una segunda persona debe aceptar.</translation>
    </message>
    <message>
        <source>Let somebody else log in.</source>
        <translation>Que entre otra persona.</translation>
    </message>
    <message>
        <source>Others would try that PIN first.</source>
        <translation>Otros probarían antes ese PIN.</translation>
    </message>
    <message>
        <source>No date, no run, nothing repeated.</source>
        <translation>Ni fecha, ni serie, ni repetición.</translation>
    </message>
    <message>
        <source>That is the PIN you have now.</source>
        <translation>Ese es su PIN actual.</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>Elija antes un PIN propio.</translation>
    </message>
    <message>
        <source>Then everything else.</source>
        <translation>Después, todo lo demás.</translation>
    </message>
    <message>
        <source>Somebody has that name already.</source>
        <translation>Ese nombre ya existe.</translation>
    </message>
    <message>
        <source>This is the last manager.</source>
        <translation>Es el último responsable.</translation>
    </message>
    <message>
        <source>Make somebody else one first.</source>
        <translation>Nombre antes a otra persona.</translation>
    </message>
    <message>
        <source>You may not log in.</source>
        <translation>No puede entrar.</translation>
    </message>
    <message>
        <source>Please ask a manager.</source>
        <translation>Pregunte a un responsable.</translation>
    </message>
    <message>
        <source>Add money, or finish.</source>
        <translation>Añada dinero o termine.</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>Sin vender</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdido</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>Abuso</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>Devuelto en efectivo</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Válido</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anulado</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducado</translation>
    </message>
    <message>
        <source>Left on it</source>
        <translation>Queda en él</translation>
    </message>
    <message>
        <source>Given out for</source>
        <translation>Emitido por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>By</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Imprimirlo</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fallo</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>No queda nada</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Verification has run out</source>
        <translation>Verificación caducada</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Liquidar</translation>
    </message>
    <message>
        <source>Move rest</source>
        <translation>Mover el resto</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Fuera de servicio</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Why is outlet {number} paused?</source>
        <translation>¿Por qué se pausa la salida {number}?</translation>
    </message>
    <message>
        <source>Why does outlet {number} go on?</source>
        <translation>¿Por qué sigue la salida {number}?</translation>
    </message>
    <message>
        <source>Why is outlet {number} settled?</source>
        <translation>¿Por qué se liquida la salida {number}?</translation>
    </message>
    <message>
        <source>Why is the rest of outlet {number} moved?</source>
        <translation>¿Por qué se mueve el resto de la salida {number}?</translation>
    </message>
    <message>
        <source>Why is outlet {number} locked after this customer?</source>
        <translation>¿Por qué se bloquea la salida {number} tras este cliente?</translation>
    </message>
    <message>
        <source>Why is outlet {number} out of service now?</source>
        <translation>¿Por qué queda la salida {number} fuera de servicio?</translation>
    </message>
    <message>
        <source>Why is outlet {number} unlocked?</source>
        <translation>¿Por qué se desbloquea la salida {number}?</translation>
    </message>
    <message>
        <source>Where is the rest of outlet {number} taken?</source>
        <translation>¿Dónde se toma el resto de la salida {number}?</translation>
    </message>
    <message>
        <source>No other outlet is free that sells the same and that the money is enough for.</source>
        <translation>No hay otra salida libre que venda lo mismo y para la que alcance el dinero.</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>Lo pidió el cliente</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>Lo he comprobado</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Reparado</translation>
    </message>
    <message>
        <source>We are closing</source>
        <translation>Cerramos</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>Usado</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>Tomado aquí</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>Reservado aún</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Paga</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Totalizador</translation>
    </message>
    <message>
        <source>Paused. Pull the lever to go on.</source>
        <translation>En pausa. Apriete la palanca para seguir.</translation>
    </message>
    <message>
        <source>Paused. Open the tap to go on.</source>
        <translation>En pausa. Abra el grifo para seguir.</translation>
    </message>
    <message>
        <source>Paused. It goes on when the car asks for more.</source>
        <translation>En pausa. Sigue cuando el coche lo pida.</translation>
    </message>
    <message>
        <source>The attendant has paused it. Your money is kept.</source>
        <translation>El personal lo ha pausado. Su dinero se conserva.</translation>
    </message>
    <message>
        <source>Paused. Kept for you for %1 more.</source>
        <translation>En pausa. Reservado para usted %1 más.</translation>
    </message>
    <message>
        <source>Locked after this customer</source>
        <translation>Bloqueada tras este cliente</translation>
    </message>
    <message>
        <source>A technician or manager unlocks it.</source>
        <translation>Lo desbloquea un técnico o encargado.</translation>
    </message>
    <message>
        <source>Have it looked at, then unlock it.</source>
        <translation>Haga que lo revisen y desbloquee.</translation>
    </message>
    <message>
        <source>Look at power and cable. It comes back by itself.</source>
        <translation>Revise corriente y cable. Vuelve sola.</translation>
    </message>
    <message>
        <source>A technician repairs it and commissions it again.</source>
        <translation>Un técnico la repara y la pone en servicio.</translation>
    </message>
    <message>
        <source>It has a fault.</source>
        <translation>Tiene un fallo.</translation>
    </message>
    <message>
        <source>It does not close when it must.</source>
        <translation>No cierra cuando debe.</translation>
    </message>
    <message>
        <source>It has not answered since the start.</source>
        <translation>No responde desde el inicio.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>No responde.</translation>
    </message>
    <message>
        <source>Its line is down.</source>
        <translation>Su línea está caída.</translation>
    </message>
    <message>
        <source>Make room on the disk. It goes on by itself.</source>
        <translation>Libere espacio en el disco. Sigue sola.</translation>
    </message>
    <message>
        <source>Another controller answers here.</source>
        <translation>Aquí responde otro controlador.</translation>
    </message>
    <message>
        <source>Its totaliser was lost.</source>
        <translation>Se perdió su totalizador.</translation>
    </message>
    <message>
        <source>More came out than was paid for.</source>
        <translation>Salió más de lo pagado.</translation>
    </message>
    <message>
        <source>Its valve does not close. Close it by hand.</source>
        <translation>Su válvula no cierra. Ciérrela a mano.</translation>
    </message>
    <message>
        <source>A valve beside it does not close.</source>
        <translation>Una válvula vecina no cierra.</translation>
    </message>
    <message>
        <source>Unlock that outlet first, then this one.</source>
        <translation>Desbloquee primero aquella salida, luego esta.</translation>
    </message>
    <message>
        <source>It flowed before it was opened. Look for a leak.</source>
        <translation>Fluyó antes de abrirse. Busque una fuga.</translation>
    </message>
    <message>
        <source>Something left it without a sale. Look for a leak.</source>
        <translation>Algo salió sin venta. Busque una fuga.</translation>
    </message>
    <message>
        <source>It counts in another unit.</source>
        <translation>Cuenta en otra unidad.</translation>
    </message>
    <message>
        <source>A technician sets it up.</source>
        <translation>Un técnico lo ajusta.</translation>
    </message>
    <message>
        <source>Its readings cannot be true.</source>
        <translation>Sus lecturas no pueden ser ciertas.</translation>
    </message>
    <message>
        <source>Its safety settings are not right.</source>
        <translation>Sus ajustes de seguridad no son correctos.</translation>
    </message>
    <message>
        <source>The controller complains.</source>
        <translation>El controlador avisa de un fallo.</translation>
    </message>
    <message>
        <source>See its manual. Unlock it once that is over.</source>
        <translation>Vea su manual. Desbloquee cuando acabe.</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Imprimir recibo</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Imprimiendo</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Imprimir una copia</translation>
    </message>
    <message>
        <source>Not printed. Try again</source>
        <translation>Sin imprimir. Reintentar</translation>
    </message>
    <message>
        <source>Broken off. Print a copy</source>
        <translation>Interrumpido. Imprimir una copia</translation>
    </message>
    <message>
        <source>See the printer. Print a copy</source>
        <translation>Vea la impresora. Imprimir una copia</translation>
    </message>
    <message>
        <source>Which outlet is commissioned?</source>
        <translation>¿Qué salida se calibra?</translation>
    </message>
    <message>
        <source>How much may all trials together deliver?</source>
        <translation>¿Cuánto pueden suministrar todas las pruebas juntas?</translation>
    </message>
    <message>
        <source>Fill a test measure. How large is it?</source>
        <translation>Llene una medida patrón. ¿De qué tamaño es?</translation>
    </message>
    <message>
        <source>What does the test measure show?</source>
        <translation>¿Qué indica la medida patrón?</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>Número del certificado</translation>
    </message>
    <message>
        <source>Number of the seal that was found</source>
        <translation>Número del precinto encontrado</translation>
    </message>
    <message>
        <source>Number of the seal that is left</source>
        <translation>Número del precinto colocado</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Quién responde</translation>
    </message>
    <message>
        <source>Dead-man timer</source>
        <translation>Hombre muerto</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preselección</translation>
    </message>
    <message>
        <source>Closing time</source>
        <translation>Tiempo de cierre</translation>
    </message>
    <message>
        <source>Two people agree</source>
        <translation>Acuerdo de dos</translation>
    </message>
    <message>
        <source>Commissioned</source>
        <translation>Calibrada</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Acabado</translation>
    </message>
    <message>
        <source>Ask the controller who it is.</source>
        <translation>Pregunte al controlador quién es.</translation>
    </message>
    <message>
        <source>Open the outlet. Then nobody speaks to it, and it must close.</source>
        <translation>Abra la salida. Después nadie le habla, y debe cerrarse.</translation>
    </message>
    <message>
        <source>Open the outlet. It must close by itself.</source>
        <translation>Abra la salida. Debe cerrarse sola.</translation>
    </message>
    <message>
        <source>Leave the outlet open. Thirty deliveries follow one another.</source>
        <translation>Deje la salida abierta. Siguen treinta suministros.</translation>
    </message>
    <message>
        <source>Go on, or fill one more measure.</source>
        <translation>Continúe, o llene otra medida.</translation>
    </message>
    <message>
        <source>Do you agree to this?</source>
        <translation>¿Está de acuerdo con esto?</translation>
    </message>
    <message>
        <source>It is in force, and in the journal.</source>
        <translation>Está en vigor y en el diario.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Todo está como antes.</translation>
    </message>
    <message>
        <source>One moment: it is being tried.</source>
        <translation>Un momento: se está probando.</translation>
    </message>
    <message>
        <source>You have agreed. Log out, and let somebody else log in who agrees as well.</source>
        <translation>Usted está de acuerdo. Salga y deje que entre otra persona que también lo esté.</translation>
    </message>
    <message>
        <source>All that was authorised is used up.</source>
        <translation>Se ha usado todo lo autorizado.</translation>
    </message>
    <message>
        <source>The outlet did not become ready.</source>
        <translation>La salida no llegó a estar lista.</translation>
    </message>
    <message>
        <source>The controller was late: the kiosk had to close the valve.</source>
        <translation>El controlador tardó: el quiosco tuvo que cerrar la válvula.</translation>
    </message>
    <message>
        <source>No flow was seen before the valve closed.</source>
        <translation>No se vio flujo antes de cerrar la válvula.</translation>
    </message>
    <message>
        <source>Nothing flowed.</source>
        <translation>No salió nada.</translation>
    </message>
    <message>
        <source>The flow stopped.</source>
        <translation>El flujo se detuvo.</translation>
    </message>
    <message>
        <source>Somebody hung up.</source>
        <translation>Alguien colgó.</translation>
    </message>
    <message>
        <source>The controller had closed at its preset before.</source>
        <translation>El controlador ya había cerrado en su preselección.</translation>
    </message>
    <message>
        <source>The numbers of the certificate and of both seals are missing.</source>
        <translation>Faltan los números del certificado y de ambos precintos.</translation>
    </message>
    <message>
        <source>That cannot be after what the meter showed.</source>
        <translation>Eso no puede ser según el contador.</translation>
    </message>
    <message>
        <source>Meter and measures do not agree within what is permissible.</source>
        <translation>El contador y las medidas difieren más de lo permitido.</translation>
    </message>
    <message>
        <source>The controller does not close when nobody speaks to it.</source>
        <translation>El controlador no cierra cuando nadie le habla.</translation>
    </message>
    <message>
        <source>The controller does not close at its preset.</source>
        <translation>El controlador no cierra en su preselección.</translation>
    </message>
    <message>
        <source>Nobody asked for anything for a quarter of an hour.</source>
        <translation>Nadie pidió nada durante un cuarto de hora.</translation>
    </message>
    <message>
        <source>Delivered, of at most</source>
        <translation>Suministrado, de máximo</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Controlador</translation>
    </message>
    <message>
        <source>Shut after, at most</source>
        <translation>Cerrado tras, como máximo</translation>
    </message>
    <message>
        <source>Flowed past the preset, at most</source>
        <translation>Pasado de la preselección, máximo</translation>
    </message>
    <message>
        <source>Closings, and the slowest</source>
        <translation>Cierres, y el más lento</translation>
    </message>
    <message>
        <source>Measures read</source>
        <translation>Medidas leídas</translation>
    </message>
    <message>
        <source>Meter and measure: error, permissible</source>
        <translation>Contador y medida: error, permitido</translation>
    </message>
    <message>
        <source>Meter factor</source>
        <translation>Factor del contador</translation>
    </message>
    <message>
        <source>Overrun bound</source>
        <translation>Límite de exceso</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Seal, before and after</source>
        <translation>Precinto, antes y después</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>De acuerdo</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Esperando: %1</translation>
    </message>
    <message>
        <source>The money is nearly used up</source>
        <translation>El dinero casi se acaba</translation>
    </message>
    <message>
        <source>The money is nearly used up: %1 left</source>
        <translation>El dinero casi se acaba: quedan %1</translation>
    </message>
    <message>
        <source>Somebody asks for help: screen %1</source>
        <translation>Alguien pide ayuda: pantalla %1</translation>
    </message>
    <message>
        <source>A payment does not come to an end: %1</source>
        <translation>Un pago no llega a su fin: %1</translation>
    </message>
    <message>
        <source>A refund came back: %1</source>
        <translation>Un reembolso ha vuelto: %1</translation>
    </message>
    <message>
        <source>A refund waits for a second person: receipt %1</source>
        <translation>Un reembolso espera a otra persona: recibo %1</translation>
    </message>
    <message>
        <source>A price waits for a second person: %1</source>
        <translation>Un precio espera a una segunda persona: %1</translation>
    </message>
    <message>
        <source>A measure waits for a second person: %1</source>
        <translation>Una medición espera a una segunda persona: %1</translation>
    </message>
    <message>
        <source>A provider let go of reserved money: %1</source>
        <translation>Un proveedor soltó dinero reservado: %1</translation>
    </message>
    <message>
        <source>A wallet could not be paid its rest: %1</source>
        <translation>No se pudo pagar el resto a una cartera: %1</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1</source>
        <translation>Demasiados PIN erróneos: %1</translation>
    </message>
    <message>
        <source>Too many wrong codes: screen %1</source>
        <translation>Demasiados códigos erróneos: pantalla %1</translation>
    </message>
    <message>
        <source>Sales cannot be recorded</source>
        <translation>No se pueden registrar ventas</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>Subir el límite</translation>
    </message>
    <message>
        <source>Change record</source>
        <translation>Cambiar registro</translation>
    </message>
    <message>
        <source>Undo the swap, or call a technician or manager.</source>
        <translation>Deshaga el cambio o llame a un técnico o encargado.</translation>
    </message>
    <message>
        <source>Outlet %1: %2</source>
        <translation>Salida %1: %2</translation>
    </message>
    <message>
        <source>Outlet %1: the valve opened three times and nothing flowed</source>
        <translation>Salida %1: la válvula se abrió tres veces y no salió nada</translation>
    </message>
    <message>
        <source>Outlet %1: its valve closes more and more slowly</source>
        <translation>Salida %1: su válvula cierra cada vez más despacio</translation>
    </message>
    <message>
        <source>An older database was put back: compare payments with the provider</source>
        <translation>Se repuso una base de datos anterior: compare los pagos con el proveedor</translation>
    </message>
    <message>
        <source>The report of day %1 cannot be added up</source>
        <translation>El informe del día %1 no se puede sumar</translation>
    </message>
    <message>
        <source>Receipt printer: %1</source>
        <translation>Impresora de recibos: %1</translation>
    </message>
    <message>
        <source>A reader of codes is not there: %1</source>
        <translation>Falta un lector de códigos: %1</translation>
    </message>
    <message>
        <source>Verification runs out: outlet %1</source>
        <translation>La verificación caduca: salida %1</translation>
    </message>
    <message>
        <source>Verification has run out: outlet %1</source>
        <translation>Verificación caducada: salida %1</translation>
    </message>
    <message>
        <source>A delivery at an outlet that is not in the settings any more: %1</source>
        <translation>Un suministro en una salida que ya no está en los ajustes: %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>no responde</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>sin papel</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>queda poco papel</translation>
    </message>
    <message>
        <source>the cover is open</source>
        <translation>la tapa está abierta</translation>
    </message>
    <message>
        <source>it has a fault</source>
        <translation>tiene un fallo</translation>
    </message>
    <message>
        <source>it is switched offline</source>
        <translation>está fuera de línea</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(y {count} más)</translation>
    </message>
    <message>
        <source>outlet {outlets}</source>
        <translation>salida {outlets}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Avisado</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Viene</translation>
    </message>
    <message>
        <source>An attendant was called at %1. Please wait here.</source>
        <translation>Se avisó al personal a las %1. Espere aquí.</translation>
    </message>
    <message>
        <source>An attendant is coming. Please wait here.</source>
        <translation>Ya viene alguien. Espere aquí.</translation>
    </message>
    <message>
        <source>Help wanted since %1: screen %2</source>
        <translation>Piden ayuda desde las %1: pantalla %2</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Salida %1</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>%1 va</translation>
    </message>
    <message>
        <source>Choose a free outlet and touch Continue. You pay only for what you take.</source>
        <translation>Elija una salida libre y toque Continuar. Solo paga lo que toma.</translation>
    </message>
    <message>
        <source>Say how much you want. What you do not take goes back to you.</source>
        <translation>Diga cuánto quiere. Lo que no tome se le devuelve.</translation>
    </message>
    <message>
        <source>Scan the code with your phone and pay there. Compare the two words first.</source>
        <translation>Escanee el código con su teléfono y pague allí. Compare antes las dos palabras.</translation>
    </message>
    <message>
        <source>Pay as the screen says. The attendant confirms it: show the two words.</source>
        <translation>Pague como indica la pantalla. El personal lo confirma: muestre las dos palabras.</translation>
    </message>
    <message>
        <source>Please wait until your two words are shown. Your money stays yours.</source>
        <translation>Espere a que aparezcan sus dos palabras. Su dinero sigue siendo suyo.</translation>
    </message>
    <message>
        <source>It stops by itself at your limit. Touch Stop to end it sooner.</source>
        <translation>Se detiene solo en su límite. Toque Parar para terminar antes.</translation>
    </message>
    <message>
        <source>Lift the nozzle of your outlet and begin. It stops at your limit.</source>
        <translation>Levante la boquilla de su salida y empiece. Se detiene en su límite.</translation>
    </message>
    <message>
        <source>Plug in the cable of your outlet. It starts by itself.</source>
        <translation>Enchufe el cable de su salida. Empieza solo.</translation>
    </message>
    <message>
        <source>Hold your vessel under your outlet. Then open the tap.</source>
        <translation>Ponga su recipiente bajo su salida. Luego abra el grifo.</translation>
    </message>
    <message>
        <source>Get ready at your outlet. Then touch Start on this screen.</source>
        <translation>Prepárese en su salida. Luego toque Iniciar en esta pantalla.</translation>
    </message>
    <message>
        <source>You are done. What you did not take goes back to you by itself.</source>
        <translation>Ha terminado. Lo que no tomó se le devuelve solo.</translation>
    </message>
    <message>
        <source>Nothing can be sold here now. Please call us, or an attendant.</source>
        <translation>Ahora no se puede vender aquí. Llámenos o avise al personal.</translation>
    </message>
    <message>
        <source>Everything was stopped. Only an attendant can start it again.</source>
        <translation>Se detuvo todo. Solo el personal puede reanudarlo.</translation>
    </message>
    <message>
        <source>This page is for attendants. Touch the arrow to go back.</source>
        <translation>Esta página es para el personal. Toque la flecha para volver.</translation>
    </message>
    <message>
        <source>Everything is being asked how it is.</source>
        <translation>Se está consultando todo.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>Por revisar: %1</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>No funciona</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Línea %1</translation>
    </message>
    <message>
        <source>Way to pay %1</source>
        <translation>Pago %1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Impresora de recibos</translation>
    </message>
    <message>
        <source>Reader %1</source>
        <translation>Lector %1</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Vigilancia</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>preguntas: %1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>sin respuesta: %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>dañadas: %1</translation>
    </message>
    <message>
        <source>of others: %1</source>
        <translation>ajenas: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>rechazadas: %1</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <translation>pausas: %1</translation>
    </message>
    <message>
        <source>reopened: %1</source>
        <translation>reabierta: %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>oído hace %1</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>responde en %1</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>respondió hace %1</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>en espera: %1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>libre: %1</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>incidentes: %1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>número de serie %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>Check power, address and cable of this outlet.</source>
        <translation>Revise corriente, dirección y cable de esta salida.</translation>
    </message>
    <message>
        <source>Load paper and shut the cover. It goes on by itself.</source>
        <translation>Ponga papel y cierre la tapa. Sigue solo.</translation>
    </message>
    <message>
        <source>Check its power and cable, then switch it off and on.</source>
        <translation>Revise corriente y cable; luego apague y encienda.</translation>
    </message>
    <message>
        <source>Plug the adapter in again. It is opened by itself.</source>
        <translation>Vuelva a enchufar el adaptador. Se abre solo.</translation>
    </message>
    <message>
        <source>Its line is down: look there first.</source>
        <translation>Su línea está caída: mire primero allí.</translation>
    </message>
    <message>
        <source>Check the cable, its ends and its earth.</source>
        <translation>Revise el cable, sus extremos y la tierra.</translation>
    </message>
    <message>
        <source>Two devices may have one address: try one at a time.</source>
        <translation>Quizá dos equipos tienen una dirección: pruebe uno a uno.</translation>
    </message>
    <message>
        <source>See what its fault means, then unlock it on the board.</source>
        <translation>Vea qué significa el fallo y desbloquéela en el tablero.</translation>
    </message>
    <message>
        <source>Check the network, then ask the provider.</source>
        <translation>Revise la red y pregunte al proveedor.</translation>
    </message>
    <message>
        <source>Plug it in again. Codes can be typed meanwhile.</source>
        <translation>Vuelva a enchufarlo. Mientras, se pueden teclear códigos.</translation>
    </message>
    <message>
        <source>Make room: nothing is sold once the disk is full.</source>
        <translation>Haga sitio: con el disco lleno no se vende.</translation>
    </message>
    <message>
        <source>Let a time server set it: receipts carry its time.</source>
        <translation>Ajústelo con un servidor de hora: va en los recibos.</translation>
    </message>
    <message>
        <source>Restart the engine, and tell a technician.</source>
        <translation>Reinicie el motor y avise a un técnico.</translation>
    </message>
    <message>
        <source>Everything was closed. Read the file of the incident.</source>
        <translation>Se cerró todo. Lea el archivo del incidente.</translation>
    </message>
    <message>
        <source>Low: order</source>
        <translation>Bajo: pedir</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>Full: %1</source>
        <translation>Lleno: %1</translation>
    </message>
    <message>
        <source>Low: %1</source>
        <translation>Bajo: %1</translation>
    </message>
    <message>
        <source>Reserve: %1</source>
        <translation>Reserva: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4. %5</source>
        <translation>%1: %2 de %3, %4. %5</translation>
    </message>
    <message>
        <source>Deliveries: %1</source>
        <translation>Entregas: %1</translation>
    </message>
    <message>
        <source>Most: %1 at %2</source>
        <translation>Más: %1 a las %2</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>Aún aprende</translation>
    </message>
    <message>
        <source>Closes too slowly</source>
        <translation>Cierra muy despacio</translation>
    </message>
    <message>
        <source>Alarm from %1</source>
        <translation>Alarma desde %1</translation>
    </message>
    <message>
        <source>Reckoned with %1</source>
        <translation>Calculado %1</translation>
    </message>
    <message>
        <source>Latest of %2: %1</source>
        <translation>Último de %2: %1</translation>
    </message>
    <message>
        <source>Shift {number}: {name}</source>
        <translation>Turno {number}: {name}</translation>
    </message>
    <message>
        <source>The journal is still being added up.</source>
        <translation>El diario aún se está sumando.</translation>
    </message>
    <message>
        <source>Count the drawer. How much is in it?</source>
        <translation>Cuente la caja. ¿Cuánto hay?</translation>
    </message>
    <message>
        <source>Close the day? Its report is Z {number} and stays as it is.</source>
        <translation>¿Cerrar el día? Su informe es Z {number} y no cambia más.</translation>
    </message>
    <message>
        <source>More or less flowed than was sold at outlet {outlets}. The report says why.</source>
        <translation>En la salida {outlets} salió más o menos de lo vendido. El informe dice por qué.</translation>
    </message>
    <message>
        <source>Takings today</source>
        <translation>Ingresos de hoy</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventas</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Rests on codes</source>
        <translation>Restos en códigos</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Reembolsado</translation>
    </message>
    <message>
        <source>Refunded later</source>
        <translation>Reembolsado luego</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Dado por perdido</translation>
    </message>
    <message>
        <source>Overrun</source>
        <translation>Exceso</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Liberaciones</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Pruebas</translation>
    </message>
    <message>
        <source>Sales that go on</source>
        <translation>Ventas en curso</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Aún sin confirmar</translation>
    </message>
    <message>
        <source>Drawer, last shift</source>
        <translation>Caja, último turno</translation>
    </message>
    <message>
        <source>There is no voice for %1 here. The keys work all the same.</source>
        <translation>Aquí no hay voz para %1. Las teclas funcionan igual.</translation>
    </message>
    <message>
        <source>Speech is out of order. The keys work all the same.</source>
        <translation>La voz no funciona. Las teclas funcionan igual.</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Volumen %1 de %2</translation>
    </message>
    <message>
        <source>Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.</source>
        <translation>La voz está activada. Arriba y abajo mueven, OK elige, Atrás vuelve, Ayuda lo repite todo.</translation>
    </message>
    <message>
        <source>Amounts and codes are on the screen only.</source>
        <translation>Los importes y los códigos solo están en la pantalla.</translation>
    </message>
    <message>
        <source>Plug in a headphone to hear amounts and codes.</source>
        <translation>Conecte unos auriculares para oír importes y códigos.</translation>
    </message>
    <message>
        <source>A figure on the screen</source>
        <translation>Una cifra en la pantalla</translation>
    </message>
    <message>
        <source>Key for the PIN</source>
        <translation>Tecla del PIN</translation>
    </message>
    <message>
        <source>button</source>
        <translation>botón</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>no elegido</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>No hay nada a lo que volver.</translation>
    </message>
    <message>
        <source>There is nothing to choose here.</source>
        <translation>Aquí no hay nada que elegir.</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Market price</source>
        <translation>Precio de mercado</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Promoción</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Corrección</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Ahora mismo</translation>
    </message>
    <message>
        <source>As the settings file lists it</source>
        <translation>Como en el archivo de ajustes</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>Puesto por {name}, {when}</translation>
    </message>
    <message>
        <source>{name} asks for {price}. Somebody else must agree.</source>
        <translation>{name} pide {price}. Otra persona debe aceptar.</translation>
    </message>
    <message>
        <source>{price} from {when} on, set by {name}</source>
        <translation>{price} desde {when}, puesto por {name}</translation>
    </message>
    <message>
        <source>This price has steps: it is changed in the settings file.</source>
        <translation>Este precio tiene tramos: se cambia en el archivo de ajustes.</translation>
    </message>
    <message>
        <source>More than a tenth: a second person has to agree.</source>
        <translation>Más de una décima parte: una segunda persona debe aceptar.</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>De {least} a {most}</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>{least} o más</translation>
    </message>
    <message>
        <source>{most} or less</source>
        <translation>{most} o menos</translation>
    </message>
    <message>
        <source>Sales that run or were offered keep the old price.</source>
        <translation>Las ventas en curso u ofrecidas mantienen el precio anterior.</translation>
    </message>
    <message>
        <source>Regular measure</source>
        <translation>Medición habitual</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Delivery differed</source>
        <translation>La entrega difería</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Holds {full}, room for {free}</source>
        <translation>Capacidad {full}, caben {free}</translation>
    </message>
    <message>
        <source>{name} has measured {measured} ({difference}, {reason}). Somebody else must agree.</source>
        <translation>{name} ha medido {measured} ({difference}, {reason}). Otra persona debe estar de acuerdo.</translation>
    </message>
    <message>
        <source>A large difference: a second person has to agree.</source>
        <translation>Una gran diferencia: una segunda persona debe estar de acuerdo.</translation>
    </message>
    <message>
        <source>Attendants and managers may write that down.</source>
        <translation>Pueden anotarlo el personal y los responsables.</translation>
    </message>
    <message>
        <source>Something is being delivered: measure it afterwards.</source>
        <translation>Se está suministrando: mida después.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>Primer PIN</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>PIN erróneos</translation>
    </message>
    <message>
        <source>The last manager stays one.</source>
        <translation>El último responsable lo sigue siendo.</translation>
    </message>
    <message>
        <source>A first PIN for {name}: 6 to 12 digits</source>
        <translation>Un primer PIN para {name}: de 6 a 12 cifras</translation>
    </message>
    <message>
        <source>A new PIN for {name}: 6 to 12 digits</source>
        <translation>Un PIN nuevo para {name}: de 6 a 12 cifras</translation>
    </message>
    <message>
        <source>Choose your own PIN: 6 to 12 digits</source>
        <translation>Elija su PIN: de 6 a 12 cifras</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>El mismo PIN otra vez</translation>
    </message>
    <message>
        <source>The two differed. Choose your PIN again</source>
        <translation>No coincidían. Elija de nuevo</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Contadores</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Every outlet</source>
        <translation>Todas las salidas</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Todos los días</translation>
    </message>
    <message>
        <source>Outlet {number}</source>
        <translation>Salida {number}</translation>
    </message>
    <message>
        <source>{count} entries proven</source>
        <translation>{count} apuntes comprobados</translation>
    </message>
    <message>
        <source>{count} of {all} entries proven</source>
        <translation>{count} de {all} apuntes comprobados</translation>
    </message>
    <message>
        <source>Not sound: {fault}</source>
        <translation>No íntegro: {fault}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Buscando …</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>No hay ningún apunte así.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>SHA-256 of the legally relevant part</source>
        <translation>SHA-256 de la parte legalmente relevante</translation>
    </message>
    <message>
        <source>Serial number of the kiosk</source>
        <translation>Número de serie del quiosco</translation>
    </message>
    <message>
        <source>SHA-256 of the settings</source>
        <translation>SHA-256 de los ajustes</translation>
    </message>
    <message>
        <source>Journal: last entry, and its hash</source>
        <translation>Diario: último apunte y su resumen</translation>
    </message>
    <message>
        <source>Event counter of the meters</source>
        <translation>Contador de eventos de los medidores</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>Recibo impreso</translation>
    </message>
    <message>
        <source>Report printed</source>
        <translation>Informe impreso</translation>
    </message>
    <message>
        <source>Rest moved</source>
        <translation>Resto trasladado</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Persona añadida</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>Persona bloqueada</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>Persona desbloqueada</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>Persona quitada</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Función nueva</translation>
    </message>
    <message>
        <source>Reserved money gone</source>
        <translation>Reserva perdida</translation>
    </message>
    <message>
        <source>Budget filled</source>
        <translation>Presupuesto repuesto</translation>
    </message>
    <message>
        <source>Cash handed back</source>
        <translation>Efectivo devuelto</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>Reloj ajustado</translation>
    </message>
    <message>
        <source>Valve closes more slowly</source>
        <translation>La válvula cierra más despacio</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Código erróneo</translation>
    </message>
    <message>
        <source>Codes locked</source>
        <translation>Códigos bloqueados</translation>
    </message>
    <message>
        <source>Codes unlocked</source>
        <translation>Códigos desbloqueados</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>No permitido</translation>
    </message>
    <message>
        <source>Commissioning begun</source>
        <translation>Calibración empezada</translation>
    </message>
    <message>
        <source>Commissioning ended</source>
        <translation>Calibración terminada</translation>
    </message>
    <message>
        <source>Certificate and seals noted</source>
        <translation>Certificado y precintos anotados</translation>
    </message>
    <message>
        <source>Test measure read</source>
        <translation>Medida patrón leída</translation>
    </message>
    <message>
        <source>Another controller answers</source>
        <translation>Responde otro controlador</translation>
    </message>
    <message>
        <source>Controller confirmed</source>
        <translation>Controlador confirmado</translation>
    </message>
    <message>
        <source>Controller met</source>
        <translation>Controlador reconocido</translation>
    </message>
    <message>
        <source>Controller restarted</source>
        <translation>Controlador reiniciado</translation>
    </message>
    <message>
        <source>Closed by the kiosk</source>
        <translation>Cerrado por el quiosco</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>Día cerrado</translation>
    </message>
    <message>
        <source>Delivery measured</source>
        <translation>Entrega medida</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Parada de emergencia</translation>
    </message>
    <message>
        <source>Delivery allowed</source>
        <translation>Entrega autorizada</translation>
    </message>
    <message>
        <source>Supply shut off</source>
        <translation>Suministro cortado</translation>
    </message>
    <message>
        <source>Older database put back</source>
        <translation>Base anterior restaurada</translation>
    </message>
    <message>
        <source>Figures did not agree</source>
        <translation>Las cifras no cuadraban</translation>
    </message>
    <message>
        <source>Invoice written</source>
        <translation>Factura emitida</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>Quiosco iniciado</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Ha entrado</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN erróneo</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Entrada denegada</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Ha salido</translation>
    </message>
    <message>
        <source>Meter met</source>
        <translation>Contador reconocido</translation>
    </message>
    <message>
        <source>Meter verified</source>
        <translation>Contador verificado</translation>
    </message>
    <message>
        <source>Meter believed anew</source>
        <translation>Contador aceptado de nuevo</translation>
    </message>
    <message>
        <source>Outlet out of order</source>
        <translation>Salida averiada</translation>
    </message>
    <message>
        <source>Outlet locked</source>
        <translation>Salida bloqueada</translation>
    </message>
    <message>
        <source>Outlet stopped</source>
        <translation>Salida parada</translation>
    </message>
    <message>
        <source>Outlet unlocked</source>
        <translation>Salida desbloqueada</translation>
    </message>
    <message>
        <source>More flowed than was paid</source>
        <translation>Fluyó más de lo pagado</translation>
    </message>
    <message>
        <source>New payments paused</source>
        <translation>Pagos nuevos en pausa</translation>
    </message>
    <message>
        <source>Meter parameter changed</source>
        <translation>Parámetro de medida cambiado</translation>
    </message>
    <message>
        <source>Payer asked on the phone</source>
        <translation>Pagador avisado por teléfono</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>Pago recibido</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Pago confirmado</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>Pago rechazado</translation>
    </message>
    <message>
        <source>Payment settled</source>
        <translation>Pago liquidado</translation>
    </message>
    <message>
        <source>Payment stuck</source>
        <translation>Pago atascado</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>Pagado tarde</translation>
    </message>
    <message>
        <source>New price agreed</source>
        <translation>Precio nuevo aceptado</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>Precio cambiado</translation>
    </message>
    <message>
        <source>New price withdrawn</source>
        <translation>Precio nuevo retirado</translation>
    </message>
    <message>
        <source>New price asked for</source>
        <translation>Precio nuevo pedido</translation>
    </message>
    <message>
        <source>Provider asked</source>
        <translation>Proveedor consultado</translation>
    </message>
    <message>
        <source>Provider asked again</source>
        <translation>Proveedor consultado de nuevo</translation>
    </message>
    <message>
        <source>Provider refused</source>
        <translation>El proveedor rechaza</translation>
    </message>
    <message>
        <source>Reading not believed</source>
        <translation>Lectura no creída</translation>
    </message>
    <message>
        <source>Refund came back</source>
        <translation>Reembolso devuelto</translation>
    </message>
    <message>
        <source>Refund made good</source>
        <translation>Reembolso resuelto</translation>
    </message>
    <message>
        <source>Rest fetched</source>
        <translation>Resto retirado</translation>
    </message>
    <message>
        <source>Rest not paid out</source>
        <translation>Resto no pagado</translation>
    </message>
    <message>
        <source>Rest paid out</source>
        <translation>Resto pagado</translation>
    </message>
    <message>
        <source>Outlets started again</source>
        <translation>Salidas reanudadas</translation>
    </message>
    <message>
        <source>Called from the queue</source>
        <translation>Llamado de la cola</translation>
    </message>
    <message>
        <source>Sale cancelled</source>
        <translation>Venta anulada</translation>
    </message>
    <message>
        <source>Sale ended by hand</source>
        <translation>Venta terminada a mano</translation>
    </message>
    <message>
        <source>Sale finished</source>
        <translation>Venta terminada</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>Espera en la cola</translation>
    </message>
    <message>
        <source>Sale offered</source>
        <translation>Venta ofrecida</translation>
    </message>
    <message>
        <source>Sale goes on</source>
        <translation>La venta sigue</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Turno cerrado</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>Turno abierto</translation>
    </message>
    <message>
        <source>Everything stopped</source>
        <translation>Todo parado</translation>
    </message>
    <message>
        <source>Recording tried again</source>
        <translation>Registro intentado de nuevo</translation>
    </message>
    <message>
        <source>Tank measured, not agreed yet</source>
        <translation>Tanque medido, sin acuerdo aún</translation>
    </message>
    <message>
        <source>Measure of a tank withdrawn</source>
        <translation>Medición de tanque retirada</translation>
    </message>
    <message>
        <source>Tank measured</source>
        <translation>Tanque medido</translation>
    </message>
    <message>
        <source>Tank filled</source>
        <translation>Tanque llenado</translation>
    </message>
    <message>
        <source>More money offered</source>
        <translation>Más dinero ofrecido</translation>
    </message>
    <message>
        <source>Flow without a sale</source>
        <translation>Flujo sin venta</translation>
    </message>
    <message>
        <source>Why it was unlocked</source>
        <translation>Motivo del desbloqueo</translation>
    </message>
    <message>
        <source>Valve told to open</source>
        <translation>Orden de abrir la válvula</translation>
    </message>
    <message>
        <source>Verification runs out soon, or has</source>
        <translation>La verificación caduca pronto, o ya</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>Vale caducado</translation>
    </message>
    <message>
        <source>Voucher given instead</source>
        <translation>Vale entregado a cambio</translation>
    </message>
    <message>
        <source>Rest kept as voucher</source>
        <translation>Resto guardado en vale</translation>
    </message>
    <message>
        <source>Voucher looked up</source>
        <translation>Vale consultado</translation>
    </message>
    <message>
        <source>Voucher printed</source>
        <translation>Vale impreso</translation>
    </message>
    <message>
        <source>Voucher sold</source>
        <translation>Vale vendido</translation>
    </message>
    <message>
        <source>Vouchers given out</source>
        <translation>Vales emitidos</translation>
    </message>
    <message>
        <source>Vouchers made void</source>
        <translation>Vales anulados</translation>
    </message>
    <message>
        <source>Way to pay chosen</source>
        <translation>Forma de pago elegida</translation>
    </message>
</context>
</TS>
